import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';

/** What partner organisations do for an office; an agreement names those that it covers. */
export const ServiceSchema = z.enum(['health-exam', 'fitness-to-fly', 'orientation']);
export type Service = z.infer<typeof ServiceSchema>;

/** Why a partner organisation hands back what it was given [IASC inter-agency referral guidance: declined, with the reason]. */
export const HandedBackSchema = z.enum([
  'no-capacity',
  'cannot-reach',
  'not-our-service',
  'conflict-of-interest',
]);

/** The most persons of a household whom a partner sees by one piece of work. */
export const MOST_GIVEN = 20;

/**
 * That work was given to a partner organisation: a referral, by which the office keeps the work. It stays with the item
 * when it was taken back, so that whoever withdraws a consent is told who knew and since when.
 */
export const GivenSchema = z.object({
  organisation: z.string(),
  by: z.string(),
  at: InstantSchema,
  /** Whom of the household the organisation sees. */
  personIds: z.array(z.string()).min(1).max(MOST_GIVEN),
  /** The consents on which it rested when it was given. */
  restsOn: z.array(z.string()),
  /** When it came back to the queue of its office. */
  endedAt: InstantSchema.optional(),
});
export type Given = z.infer<typeof GivenSchema>;

/** The organisation that has an item now; undefined if its office has it. */
export const holderOrganisation = ({ given }: { readonly given?: Given | undefined }): string | undefined =>
  given?.endedAt === undefined ? given?.organisation : undefined;
