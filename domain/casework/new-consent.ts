import * as z from 'zod';
import { ConsentSchema, ConsentTakenSchema } from '../case/consent.ts';

/**
 * A consent of a member. Without `member` it is the principal applicant's own, and given as guardian for the children.
 * For a child it is the guardian's, who is the principal applicant unless `guardian` names another adult.
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
