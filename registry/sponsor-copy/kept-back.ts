import * as z from 'zod';
import type { SponsorReader } from './reader.ts';

/**
 * What a copy of a sponsor's data does not have, and why. A copy names its reasons whether there is such data or not,
 * so that nobody learns from one that there is.
 *
 * - `households`: what is about households belongs to them: who and how many they are, which ones the sponsor refuses or
 *   is related to, what it was told of them, and what it worried about
 * - `other-adults`: what is about another adult, or may be, in the copy of one of several
 * - `checks`: the result of each adult's check, in the copy for several together: each can ask for their own
 * - `staff`: who of the staff did something
 * - `concerns`: why a standing was changed, where that could tell who raised a concern
 * - `authorities`: orders of authorities
 * - `internal`: the steps of staff's own work
 * - `files`: papers are listed, their files are handed over on their own
 * - `technical`: numbers and seals that the installation needs
 */
export const KEPT_BACK = [
  ...(['households', 'other-adults', 'checks', 'staff', 'concerns'] as const),
  ...(['authorities', 'internal', 'files', 'technical'] as const),
] as const;
export const KeptBackSchema = z.enum(KEPT_BACK);
export type KeptBack = z.infer<typeof KeptBackSchema>;

/** The reasons for what this reader's copy does not have. */
export const keptBackFrom = ({ audience }: SponsorReader, adults: number): KeptBack[] =>
  KEPT_BACK.filter((reason) => {
    if (reason === 'other-adults') return audience === 'adult' && adults > 1;
    return reason !== 'checks' || (audience === 'sponsor' && adults > 1);
  });

/** Reasons of a standing that tell of nobody but the sponsor, so that it may read them. */
export const OPEN_REASONS: ReadonlySet<string> = new Set([
  ...['asked-for-pause', 'housing-lost', 'no-longer-willing', 'moved-away', 'pause-over', 'checks-renewed'],
  'data-restricted',
]);
