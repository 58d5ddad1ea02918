import * as z from 'zod';
import { DurationSchema } from '../kernel/calendar.ts';
import { DECIDED_OUTCOMES } from '../kernel/catalogue.ts';

/** How a case can end: the programme's own outcomes, those decided by a stage, and those that any case can have. */
export const CASE_OUTCOMES = [
  ...DECIDED_OUTCOMES,
  'no-sponsor',
  'withdrawn',
  'deceased',
  'cancelled',
] as const;

/** Less would erase what still waits for a complaint or an audit. */
export const SHORTEST_RETENTION = 'P30D';

/**
 * How long a closed case, or a sponsor that was last active, is kept before a person reviews whether it still has to be: after its closure, by how it ended
 * (GDPR art. 5(1)(e): no longer than necessary; IOM data protection principle 10: retention and destruction). The
 * lengths are unverified: national archive and limitation laws differ, and UNHCR keeps case files for good in its own
 * archive.
 */
export const RetentionPolicySchema = z.strictObject({
  /** For every outcome that is not named. */
  otherwise: DurationSchema,
  byOutcome: z.partialRecord(z.enum(CASE_OUTCOMES), DurationSchema).default({}),
  /** For a sponsor that was last active: an offer, a household's case that closed, its vetting. Absent as `otherwise`. */
  sponsors: DurationSchema.optional(),
  /** The most reviews that open at an office on one day. */
  perDay: z.int().min(1).max(100).default(5),
});
export type RetentionPolicy = z.infer<typeof RetentionPolicySchema>;

/** Of a programme whose policy does not say. */
export const DEFAULT_RETENTION: RetentionPolicy = { otherwise: 'P5Y', byOutcome: {}, perDay: 5 };

/** How long a sponsor is kept after it was last active. */
export const sponsorKeptFor = ({ sponsors, otherwise }: RetentionPolicy): string => sponsors ?? otherwise;

/** How long a case that ended so is kept; undefined is an outcome that nobody recorded. */
export const keptFor = (policy: RetentionPolicy, outcome: string | undefined): string =>
  (policy.byOutcome as Readonly<Record<string, string>>)[outcome ?? ''] ?? policy.otherwise;
