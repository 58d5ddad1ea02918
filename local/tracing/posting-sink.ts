import type { PostingList } from '../../domain/tracing/index/port.ts';

const NO_YEARS = new Uint8Array(0);
const NO_PERSONS = new Uint32Array(0);

/** Gathers the postings of one key from several sorted sources, the first `limit` of each. */
export class PostingSink {
  readonly #limit: number;
  #years = NO_YEARS;
  #persons = NO_PERSONS;
  #length = 0;
  #source = 0;
  #sources = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** What follows comes from another sorted source. */
  nextSource(): void {
    if (this.#length > this.#source) this.#sources++;
    this.#source = this.#length;
  }

  /** The source has supplied as many as requested. */
  get full(): boolean {
    return this.#length - this.#source >= this.#limit;
  }

  add(year: number, person: number): void {
    const last = this.#length - 1;
    if (last >= this.#source && this.#persons[last] === person && this.#years[last] === year) return;
    if (this.#length === this.#years.length) this.#grow();
    this.#years[this.#length] = year;
    this.#persons[this.#length++] = person;
  }

  #grow(): void {
    const years = new Uint8Array(Math.max(64, this.#years.length * 4));
    const persons = new Uint32Array(years.length);
    years.set(this.#years);
    persons.set(this.#persons);
    this.#years = years;
    this.#persons = persons;
  }

  /** In order of year and person, each pair once, the first `limit`. */
  list(): PostingList {
    const years = this.#years.subarray(0, this.#length);
    const hashes = this.#persons.subarray(0, this.#length);
    this.nextSource();
    return this.#sources < 2 ? { hashes, years } : merged(years, hashes, this.#limit);
  }
}

function merged(years: Uint8Array, hashes: Uint32Array, limit: number): PostingList {
  const places = Float64Array.from(hashes, (hash, i) => years[i]! * 2 ** 32 + hash).sort();
  const first = places.filter((place, i) => i === 0 || place !== places[i - 1]).subarray(0, limit);
  return {
    hashes: Uint32Array.from(first, (place) => place % 2 ** 32),
    years: Uint8Array.from(first, (place) => Math.floor(place / 2 ** 32)),
  };
}
