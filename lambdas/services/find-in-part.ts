import type { Actor } from '../../domain/kernel/actor.ts';
import type { FindWord, Sought } from '../../registry/find-words.ts';
import { numberBackwards } from '../../registry/find-words.ts';
import type { Listed } from '../adapters/find-listings.ts';
import { findListed } from '../adapters/find-listings.ts';
import { theTable } from './the-store.ts';

/** The most words of a name that are looked up; the rest is compared with the records. */
const MOST_WORDS = 3;
/** The most records that are compared for one search. */
const MOST_COMPARED = 40;

const refOf = ({ caseId, personId, sponsorId }: Listed): string =>
  [caseId, personId, sponsorId].filter((part) => part !== undefined).join('#');

const longestFirst = (words: readonly string[]): string[] =>
  words.toSorted((one, other) => other.length - one.length);

/** What is listed under all of these lists. */
function inAll(lists: readonly (readonly Listed[])[]): Listed[] {
  const [first = [], ...rest] = lists;
  const known = rest.map((list) => new Set(list.map(refOf)));
  const both = first.filter((one) => known.every((refs) => refs.has(refOf(one))));
  return [...new Map(both.map((one) => [refOf(one), one])).values()];
}

/** Candidates, to be compared with their records. */
export interface InPart {
  readonly cases: readonly Listed[];
  readonly persons: readonly Listed[];
  readonly sponsors: readonly Listed[];
}

/** Who at an office has a name, a phone or a number with this beginning or end. */
export async function foundInPart(sought: Sought, { office }: Actor): Promise<InPart> {
  const under = async (words: readonly FindWord[]): Promise<readonly Listed[][]> =>
    office === undefined ? [] : Promise.all(words.map((word) => findListed(theTable(), office, word)));
  const names = longestFirst(sought.names).slice(0, MOST_WORDS);
  const { phone, number } = sought;
  const [named, phoned, numbered] = await Promise.all([
    under(names.map((text) => ({ kind: 'name', text }))),
    under(phone === undefined ? [] : [{ kind: 'phone', text: phone }]),
    under(
      number === undefined
        ? []
        : [
            { kind: 'number', text: number },
            { kind: 'number-end', text: numberBackwards(number) },
          ],
    ),
  ]);
  const found = [...inAll(named), ...inAll(phoned), ...numbered.flat()];
  const only = (has: (one: Listed) => boolean) => found.filter(has).slice(0, MOST_COMPARED);
  return {
    cases: only(({ caseId, personId }) => caseId !== undefined && personId === undefined),
    persons: only(({ personId }) => personId !== undefined),
    sponsors: only(({ sponsorId }) => sponsorId !== undefined),
  };
}
