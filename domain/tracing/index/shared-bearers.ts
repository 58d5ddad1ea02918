import type { Rarity } from '../names/compare-names.ts';
import type { NameMatch, Overlap } from '../names/name-overlap.ts';
import type { IndexedPerson, TracingIndex } from './port.ts';
import { hash32, pairKey } from './posting-keys.ts';
import { postingCode } from './skeleton.ts';

/** Persons of a pair of words are counted up to this many: so many are read of a list in any case. */
export const MOST_COUNTED = 250;
/** Persons by which both the counted and the expected number are raised: a few bearers prove no custom. */
const PRIOR = 0.25;
const MAX_WORDS = 8;

/** How many persons have both words of a pair, by the hashed key of the pair. */
export type PairCounts = ReadonlyMap<number, number>;

/** Counts the pairs of words in the names of persons who are at hand. */
export async function countPairs(index: TracingIndex, found: readonly IndexedPerson[]): Promise<PairCounts> {
  const keys = new Set<number>();
  for (const { person } of found) {
    for (const name of person.names) {
      const codes = name.slice(0, MAX_WORDS).map(postingCode);
      codes.forEach((a, i) => {
        for (const b of codes.slice(i + 1)) keys.add(hash32(pairKey(a, b)));
      });
    }
  }
  const all = [...keys];
  const lists = await index.postings(all.map((key) => ({ key, from: 0, to: 255, limit: MOST_COUNTED })));
  return new Map(all.map((key, i) => [key, lists[i]!.hashes.length]));
}

/**
 * What two words of one name say both, in bits: by how much more often the registry's people bear them together than if
 * names were drawn at random. People of one culture and one family share them.
 */
export function overlapIn(counts: PairCounts, rarity: Rarity, size: number): Overlap {
  return (first: NameMatch, second: NameMatch): number => {
    const together = counts.get(hash32(pairKey(postingCode(first.b), postingCode(second.b))));
    if (together === undefined || together < 2) return 0;
    const expected = size * 2 ** -(rarity(first.a) + rarity(second.a));
    return Math.max(0, Math.log2((together - 1 + PRIOR) / (expected + PRIOR)));
  };
}
