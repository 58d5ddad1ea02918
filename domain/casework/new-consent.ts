import * as z from 'zod';
import { ConsentSchema, ConsentTakenSchema } from '../case/consent.ts';

/**
 * A consent given at registration. Without `member` it is the principal applicant's own and, as guardian, covers the
 * children. For a child it is signed by the guardian: the principal applicant unless `guardian` names another adult.
 */
export const NewConsentSchema = z.strictObject({
  ...ConsentSchema.pick({
    purpose: true,
    recipient: true,
    fields: true,
    textVersion: true,
    language: true,
    givenOn: true,
    expiresOn: true,
    childView: true,
  }).shape,
  taken: ConsentTakenSchema.exclude(['before-schema-2']).optional(),
  member: z.int().min(0).max(19).optional(),
  guardian: z.int().min(0).max(19).optional(),
});

export type NewConsent = z.infer<typeof NewConsentSchema>;
