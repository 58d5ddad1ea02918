import type { Candidate } from './matcher.ts';

/**
 * How sure the matcher is that two records are of one person before somebody is asked: the lowest at which it asks
 * about at most one in a hundred of those who are new (`npm run bench:duplicates`, 100,000 persons).
 */
const MIN_ALIKE = 0.95;

/**
 * Whether a registered person is so probably the one who is entered that somebody compares the two records. The name
 * has to speak for it: a family of the same first names and ages is not the same for that alone.
 */
export const isAlike = ({ band, probability, reasons }: Candidate): boolean =>
  band === 'likely' &&
  probability >= MIN_ALIKE &&
  reasons.some(({ field, bits }) => field === 'name' && bits > 0);
