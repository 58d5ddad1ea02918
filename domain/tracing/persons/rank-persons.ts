import type { IndexedPerson } from '../index/port.ts';
import { comparePersonsFrom, type Measures, type PersonComparison } from './compare-person.ts';
import type { PreparedPerson } from './prepared-person.ts';

export interface RankedPerson {
  readonly indexed: IndexedPerson;
  readonly comparison: PersonComparison;
}

/**
 * The `top` of the persons who are most likely the sought one, best first, ties in order of id. A comparison ends as
 * soon as it is sure that the person cannot be one of them.
 */
export function rankPersons(
  sought: PreparedPerson,
  found: readonly IndexedPerson[],
  measures: Measures,
  top: number,
): RankedPerson[] {
  const best = new BestBits(top);
  const ranked: RankedPerson[] = [];
  for (const indexed of found) {
    const comparison = comparePersonsFrom(sought, indexed.person, measures, best.least);
    if (comparison === undefined || comparison.bits < best.least) continue;
    best.add(comparison.bits);
    ranked.push({ indexed, comparison });
  }
  ranked.sort((a, b) => b.comparison.bits - a.comparison.bits || (a.indexed.id < b.indexed.id ? -1 : 1));
  return ranked.slice(0, top);
}

/** The highest of the numbers added, as many as there is room for, in ascending order. */
class BestBits {
  readonly #room: number;
  readonly #bits: number[] = [];

  constructor(room: number) {
    this.#room = room;
  }

  /** Lower ones have no place any more. */
  get least(): number {
    return this.#bits.length < this.#room ? Number.NEGATIVE_INFINITY : (this.#bits[0] ?? 0);
  }

  add(bits: number): void {
    let from = 0;
    let to = this.#bits.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#bits[middle]! < bits) from = middle + 1;
      else to = middle;
    }
    this.#bits.splice(from, 0, bits);
    if (this.#bits.length > this.#room) this.#bits.shift();
  }
}
