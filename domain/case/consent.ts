import * as z from 'zod';
import { DateSchema, InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';
import { LanguageSchema } from './person.ts';

export const ConsentPurposeSchema = z.enum([
  'assessment',
  'tracing',
  'disclosure-to-sponsor',
  'disclosure-to-state',
  'referral-to-partner',
  'statistics',
]);
export type ConsentPurpose = z.infer<typeof ConsentPurposeSchema>;

/**
 * How it was taken: on a signed form, by word of mouth, or before a witness. `before-schema-2` is a consent from
 * before consents belonged to persons.
 */
export const ConsentTakenSchema = z.enum(['signed', 'spoken', 'witnessed', 'before-schema-2']);

/**
 * The consent of one person: for a purpose, to a recipient, of a scope. Withdrawal keeps the record. An adult signs
 * for themselves; a guardian signs for a child.
 */
export const ConsentSchema = z.object({
  type: z.literal('consent'),
  schema: z.literal(2),
  id: z.string(),
  caseId: z.string(),
  /** Whose consent it is. */
  personId: z.string(),
  purpose: ConsentPurposeSchema,
  /** An id, a code, or words as the form has them: never in audit. */
  recipient: personal(z.string().max(100)),
  /** Its scope: what may be disclosed under it; empty means what the purpose needs at least. */
  fields: z.array(z.string().max(60)),
  textVersion: z.string().max(40),
  /** In which the text was read or read out; absent where nobody wrote it down. */
  language: LanguageSchema.optional(),
  givenOn: DateSchema,
  expiresOn: DateSchema.optional(),
  taken: ConsentTakenSchema,
  /** Absent when somebody outside the household signed: the representative of a child alone. */
  signatory: z.string().optional(),
  signedAs: z.enum(['self', 'guardian', 'representative']),
  /** Given by an adult for the children of the household too, as their guardian. */
  guards: z.boolean(),
  /** Children for whom that was withdrawn. */
  except: z.array(z.string()).optional(),
  /** What the child says, from the age from which the policy asks. */
  childView: z.enum(['agrees', 'disagrees']).optional(),
  withdrawnAt: InstantSchema.optional(),
});
export type Consent = z.infer<typeof ConsentSchema>;
