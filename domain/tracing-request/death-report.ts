import * as z from 'zod';
import { DateSchema, InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';

/** What shows that somebody died. */
export const DeathProofSchema = z.enum([
  'death-certificate',
  'hospital-record',
  'statement-of-authority',
  'remains-identified',
  'witness',
  'list-of-organisation',
  'household-record',
]);
/** From whom it is known. */
export const DeathSourceSchema = z.enum([
  'red-cross',
  'other-organisation',
  'authority',
  'family',
  'own-registry',
]);

/** What an officer says of a death: named proof, from whom, where it can be read again. */
export const NewDeathReportSchema = z.strictObject({
  proof: DeathProofSchema.exclude(['household-record']),
  source: DeathSourceSchema.exclude(['own-registry']),
  sourceReference: personal(z.string().trim().min(1).max(120)),
  diedOn: personal(DateSchema).optional(),
});

/** A sought person is said to have died. Two different persons say so before the seeker is told (ICRC, RFL). */
export const DeathReportSchema = z.object({
  proof: DeathProofSchema,
  source: DeathSourceSchema,
  sourceReference: personal(z.string().max(120)).optional(),
  diedOn: personal(DateSchema).optional(),
  reportedBy: z.string(),
  reportedAt: InstantSchema,
  confirmedBy: z.string().optional(),
  confirmedAt: InstantSchema.optional(),
  /** How far the request was: it goes on there if the report is not confirmed. */
  before: z.string().max(40),
});
export type DeathReport = z.infer<typeof DeathReportSchema>;
