import type { IndexedPerson } from '../index/port.ts';
import { comparePersonsFrom, type Measures, type PersonComparison } from './compare-person.ts';
import type { PreparedPerson } from './prepared-person.ts';

export interface RankedPerson {
  readonly indexed: IndexedPerson;
  readonly comparison: PersonComparison;
}

/**
 * The `top` persons most likely to be the one sought, best first, ties in order of id. A comparison stops as soon as
 * the person can no longer be among them.
 */
export function rankPersons(
  sought: PreparedPerson,
  found: readonly IndexedPerson[],
  measures: Measures,
  top: number,
): RankedPerson[] {
  const best = new BestOdds(top);
  const ranked: RankedPerson[] = [];
  for (const indexed of found) {
    const comparison = comparePersonsFrom(sought, indexed.person, measures, best.least);
    if (comparison === undefined || comparison.logOdds < best.least) continue;
    best.add(comparison.logOdds);
    ranked.push({ indexed, comparison });
  }
  ranked.sort(
    (a, b) => b.comparison.logOdds - a.comparison.logOdds || (a.indexed.id < b.indexed.id ? -1 : 1),
  );
  return ranked.slice(0, top);
}

/** The highest numbers added, up to a fixed count, in ascending order. */
class BestOdds {
  readonly #room: number;
  readonly #odds: number[] = [];

  constructor(room: number) {
    this.#room = room;
  }

  /** Lower numbers no longer fit. */
  get least(): number {
    return this.#odds.length < this.#room ? Number.NEGATIVE_INFINITY : (this.#odds[0] ?? 0);
  }

  add(odds: number): void {
    let from = 0;
    let to = this.#odds.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#odds[middle]! < odds) from = middle + 1;
      else to = middle;
    }
    this.#odds.splice(from, 0, odds);
    if (this.#odds.length > this.#room) this.#odds.shift();
  }
}
