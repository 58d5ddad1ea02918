import type { Candidate } from './matcher.ts';

/**
 * How probable it must be that two records are of one person before somebody is asked: the lowest at which at most one
 * in a hundred persons who are new is asked about (`npm run bench:duplicates`).
 */
const MIN_TWICE = 0.7;

/** The most registered persons that one person is compared with. */
const MAX_ALIKE = 5;

/**
 * Registered persons who are so probably the one who is entered that somebody compares the two records, the likeliest
 * first. The name has to speak for it: a family of the same first names and ages is not the same for that alone.
 */
export const alikeAmong = (candidates: readonly Candidate[]): Candidate[] =>
  candidates
    .filter(
      ({ twice, reasons }) =>
        twice >= MIN_TWICE && reasons.some(({ field, bits }) => field === 'name' && bits > 0),
    )
    .sort((a, b) => b.twice - a.twice || (a.person < b.person ? -1 : 1))
    .slice(0, MAX_ALIKE);
