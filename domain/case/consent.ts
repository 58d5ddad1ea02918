import * as z from 'zod';
import { DateSchema, InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';
import { LanguageSchema } from './place-codes.ts';

export const ConsentPurposeSchema = z.enum([
  'assessment',
  'tracing',
  'disclosure-to-sponsor',
  'disclosure-to-state',
  'referral-to-partner',
  'dna-test',
  'statistics',
]);
export type ConsentPurpose = z.infer<typeof ConsentPurposeSchema>;

/**
 * How it was given: on a signed form, orally, or before a witness. `before-schema-2` marks a consent from before
 * consents belonged to persons.
 */
export const ConsentTakenSchema = z.enum(['signed', 'spoken', 'witnessed', 'before-schema-2']);

/**
 * The consent of one person: to a purpose, for a recipient, with a scope. It is kept when it is withdrawn. An adult
 * signs for themselves; a guardian signs for a child.
 */
export const ConsentSchema = z.object({
  type: z.literal('consent'),
  schema: z.literal(3),
  id: z.string(),
  caseId: z.string(),
  /** Whose consent it is. */
  personId: z.string(),
  purpose: ConsentPurposeSchema,
  /** An id, a code, or the wording of the form: never written to the audit. */
  recipient: personal(z.string().max(100)),
  /** The scope: fields that may be disclosed; empty means the minimum that the purpose needs. */
  fields: z.array(z.string().max(60)),
  textVersion: z.string().max(40),
  /** The language in which the text was read or read out; absent if it was not recorded. */
  language: LanguageSchema.optional(),
  givenOn: DateSchema,
  expiresOn: DateSchema.optional(),
  taken: ConsentTakenSchema,
  /** Absent when somebody outside the household signed, such as the representative of a child who is alone. */
  signatory: z.string().optional(),
  signedAs: z.enum(['self', 'guardian', 'representative']),
  /** True if an adult also gave it, as guardian, for the children of the household. */
  guards: z.boolean(),
  /** Children for whom it was withdrawn. */
  except: z.array(z.string()).optional(),
  /** The child's own view, from the age at which the policy requires it. */
  childView: z.enum(['agrees', 'disagrees']).optional(),
  withdrawnAt: InstantSchema.optional(),
});
export type Consent = z.infer<typeof ConsentSchema>;
