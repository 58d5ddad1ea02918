/** Postings waiting to be written: parallel columns that grow, sorted by key, year byte and person in the end. */
export class PostingBuilder {
  #keys = new Uint32Array(1 << 16);
  #persons = new Uint32Array(1 << 16);
  #years = new Uint8Array(1 << 16);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  add(key: number, year: number, person: number): void {
    if (this.#length === this.#keys.length) this.#grow();
    this.#keys[this.#length] = key;
    this.#persons[this.#length] = person;
    this.#years[this.#length++] = year;
  }

  #grow(): void {
    const size = this.#keys.length * 2;
    const keys = new Uint32Array(size);
    keys.set(this.#keys);
    const persons = new Uint32Array(size);
    persons.set(this.#persons);
    const years = new Uint8Array(size);
    years.set(this.#years);
    this.#keys = keys;
    this.#persons = persons;
    this.#years = years;
  }

  /** Sorted columns; the builder is empty afterwards. */
  drain(): { keys: Uint32Array; years: Uint8Array; persons: Uint32Array } {
    const order = this.#order();
    // Each column is given up as soon as it is copied: the largest index has no room for all of them twice.
    const keys = order.map((from) => this.#keys[from]!);
    this.#keys = new Uint32Array(1 << 16);
    const persons = order.map((from) => this.#persons[from]!);
    this.#persons = new Uint32Array(1 << 16);
    const years = new Uint8Array(order.length);
    for (let i = 0; i < order.length; i++) years[i] = this.#years[order[i]!]!;
    this.#years = new Uint8Array(1 << 16);
    this.#length = 0;
    return { keys, years, persons };
  }

  /** Radix sort of the row numbers, least significant digit first. */
  #order(): Uint32Array {
    let order = new Uint32Array(this.#length);
    for (let i = 0; i < order.length; i++) order[i] = i;
    const pass = (column: Uint32Array | Uint8Array, shift: number, bits: number): void => {
      const mask = (1 << bits) - 1;
      const starts = new Uint32Array(mask + 2);
      for (let i = 0; i < order.length; i++) starts[((column[i]! >>> shift) & mask) + 1]!++;
      for (let b = 1; b < starts.length; b++) starts[b]! += starts[b - 1]!;
      const next = new Uint32Array(order.length);
      for (const row of order) next[starts[(column[row]! >>> shift) & mask]!++] = row;
      order = next;
    };
    for (const shift of [0, 11, 22]) pass(this.#persons, shift, 11);
    pass(this.#years, 0, 8);
    for (const shift of [0, 11, 22]) pass(this.#keys, shift, 11);
    return order;
  }
}
