import * as z from 'zod';
import { DateSchema, InstantSchema } from '../calendar.ts';

export const ConsentPurposeSchema = z.enum([
  'assessment',
  'tracing',
  'disclosure-to-sponsor',
  'disclosure-to-state',
  'statistics',
]);
export type ConsentPurpose = z.infer<typeof ConsentPurposeSchema>;

/** Consent by purpose, with recipient, text version, date, expiry and signatory. Withdrawal keeps the record. */
export const ConsentSchema = z.object({
  type: z.literal('consent'),
  schema: z.literal(1),
  id: z.string(),
  caseId: z.string(),
  purpose: ConsentPurposeSchema,
  recipient: z.string().max(100),
  /** What may be disclosed under it; empty means what the purpose needs at least. */
  fields: z.array(z.string().max(60)),
  textVersion: z.string().max(40),
  givenOn: DateSchema,
  expiresOn: DateSchema.optional(),
  signatory: z.string(),
  withdrawnAt: InstantSchema.optional(),
});
export type Consent = z.infer<typeof ConsentSchema>;

/** The consent for a purpose that holds on a date; undefined when none was given yet, it expired or was withdrawn. */
export const consentFor = (
  consents: readonly Consent[],
  purpose: ConsentPurpose,
  on: string,
): Consent | undefined =>
  consents.find(
    (consent) =>
      consent.purpose === purpose &&
      consent.withdrawnAt === undefined &&
      consent.givenOn <= on &&
      (consent.expiresOn === undefined || consent.expiresOn >= on),
  );
