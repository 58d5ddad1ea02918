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

/** The highest of the numbers added, as many as there is room for, in ascending order. */
class BestOdds {
  readonly #room: number;
  readonly #odds: number[] = [];

  constructor(room: number) {
    this.#room = room;
  }

  /** Lower ones have no place any more. */
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
