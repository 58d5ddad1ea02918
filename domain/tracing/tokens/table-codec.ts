/** Steps of a stored count per doubling; a byte then spans 0.05 … 10⁸ at under 5 % error. */
const STEPS = 8;
const SMALLEST = 0.25;

/** A trained token model as shipped: sparse expected counts, and the background bigrams of the foreign side. */
export interface StoredModel {
  readonly alphabet: string;
  readonly bigrams: readonly string[];
  readonly singles: string;
  readonly doubles: string;
  readonly background: string;
}

/** Packs the counts of at least `floor` as base64 of (varint gap, byte of log count). */
export function packCounts(counts: ArrayLike<number>, floor: number): string {
  const bytes: number[] = [];
  let last = -1;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    if (count < floor) continue;
    let gap = i - last;
    last = i;
    while (gap > 127) {
      bytes.push((gap & 127) | 128);
      gap >>>= 7;
    }
    bytes.push(gap, Math.min(255, Math.max(0, Math.round(STEPS * Math.log2(count / SMALLEST)))));
  }
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The counts that {@link packCounts} packed, as an array of `length`. */
export function unpackCounts(packed: string, length: number): Float32Array {
  const binary = atob(packed);
  const counts = new Float32Array(length);
  let at = -1;
  for (let i = 0; i < binary.length; ) {
    let gap = 0;
    let shift = 0;
    let byte = binary.charCodeAt(i++);
    while (byte & 128) {
      gap |= (byte & 127) << shift;
      shift += 7;
      byte = binary.charCodeAt(i++);
    }
    at += gap | (byte << shift);
    counts[at] = SMALLEST * 2 ** (binary.charCodeAt(i++) / STEPS);
  }
  return counts;
}
