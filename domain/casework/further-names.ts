import type { Person } from '../case/person.ts';
import { foldedName } from '../tracing/names/folded-name.ts';

const wordsOf = (name: string): Set<string> => new Set(foldedName(name).split(' '));

/**
 * The other names of a person that say something which the full name does not: other spellings, and the given with the
 * family name where the full name lacks a word of them.
 */
export function furtherNames({ name, givenName, familyName, otherNames = [] }: Person): string[] {
  const full = wordsOf(name);
  const parts = givenName !== undefined && familyName !== undefined ? [`${givenName} ${familyName}`] : [];
  const lacking = parts.filter((both) => [...wordsOf(both)].some((word) => !full.has(word)));
  const known = new Set([foldedName(name)]);
  return [...otherNames, ...lacking].filter((other) => {
    const folded = foldedName(other);
    return !known.has(folded) && known.add(folded);
  });
}
