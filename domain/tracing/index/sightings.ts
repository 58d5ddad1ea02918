import type { PostingList } from './port.ts';
import type { QueryKey } from './query-keys.ts';

const SMALLEST = 1024;

/**
 * The persons that keys pointed to, with what each has in common with the sought person: columns under an
 * open-addressed hash.
 */
export class Sightings {
  #slots = new Int32Array(SMALLEST * 2);
  #hashes = new Uint32Array(SMALLEST);
  /** Features in common, as a bit set. */
  #features = new Int32Array(SMALLEST);
  #bits = new Float64Array(SMALLEST);
  #count = 0;

  /** Credits everyone on a list with the features of its key, each feature once per person. */
  credit(list: PostingList, features: QueryKey['features'], yearBits: (year: number) => number): void {
    const { hashes, years } = list;
    for (let i = 0; i < hashes.length; i++) {
      const hash = hashes[i]!;
      let slot = this.#slotOf(hash);
      let row = this.#slots[slot]! - 1;
      if (row < 0) {
        if (this.#count === this.#hashes.length) {
          this.#grow();
          slot = this.#slotOf(hash);
        }
        row = this.#count++;
        this.#slots[slot] = row + 1;
        this.#hashes[row] = hash;
        this.#bits[row] = yearBits(years[i]!);
      }
      for (let f = 0; f < features.length; f++) {
        const [feature, bits] = features[f]!;
        if ((this.#features[row]! >>> feature) & 1) continue;
        this.#features[row]! |= 1 << feature;
        this.#bits[row]! += bits;
      }
    }
  }

  #slotOf(hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (; ; slot = (slot + 1) & mask) {
      const row = this.#slots[slot]! - 1;
      if (row < 0 || this.#hashes[row] === hash) return slot;
    }
  }

  #grow(): void {
    const size = this.#hashes.length * 4;
    const hashes = new Uint32Array(size);
    const features = new Int32Array(size);
    const bits = new Float64Array(size);
    hashes.set(this.#hashes);
    features.set(this.#features);
    bits.set(this.#bits);
    this.#hashes = hashes;
    this.#features = features;
    this.#bits = bits;
    this.#slots = new Int32Array(size * 2);
    for (let row = 0; row < this.#count; row++) this.#slots[this.#slotOf(hashes[row]!)] = row + 1;
  }

  /**
   * The best, best first, ties in order of hash: those within this many bits of the best one, but at least `fewest`
   * and at most `most`.
   */
  best(within: number, fewest: number, most: number): number[] {
    const bits = this.#bits.subarray(0, this.#count);
    const sorted = bits.slice().sort().reverse();
    let least = (sorted[0] ?? 0) - within;
    if (fewest - 1 < sorted.length) least = Math.min(least, sorted[fewest - 1]!);
    else least = Number.NEGATIVE_INFINITY;
    if (most - 1 < sorted.length) least = Math.max(least, sorted[most - 1]!);
    const rows: number[] = [];
    for (let row = 0; row < this.#count; row++) if (bits[row]! >= least) rows.push(row);
    rows.sort((a, b) => bits[b]! - bits[a]! || this.#hashes[a]! - this.#hashes[b]!);
    const worthy = rows.findIndex((row) => bits[row]! < sorted[0]! - within);
    const count = Math.max(fewest, worthy < 0 ? rows.length : worthy);
    return rows.slice(0, Math.min(most, count)).map((row) => this.#hashes[row]!);
  }
}
