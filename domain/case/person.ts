import * as z from 'zod';
import { DateSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';
import { IDENTITY } from './identity.ts';
import { CountrySchema, LanguageSchema } from './place-codes.ts';

export const RelationshipSchema = z.enum([
  'principal-applicant',
  'spouse',
  'son',
  'daughter',
  'mother',
  'father',
  'brother',
  'sister',
  'grandchild',
  'grandparent',
  'niece-or-nephew',
  'ward',
  'other-relative',
  'other',
]);

/** Sex as UNHCR's registration form records it: female, male, other, unknown. */
export const SexSchema = z.enum(['f', 'm', 'x', 'u']);

/**
 * Whether a child is with its caregivers (Inter-agency Guiding Principles on Unaccompanied and Separated Children):
 * `unaccompanied` has no responsible adult, `separated` is with other relatives.
 */
export const SeparationSchema = z.enum(['accompanied', 'unaccompanied', 'separated']);

/**
 * Who has custody of a travelling child (UNHCR Best Interests Procedure Guidelines 2021): with one parent, whether
 * custody papers, the other's death certificate or written consent are on file; `none` if nobody has it.
 */
export const CustodySchema = z.enum([
  'both-parents',
  'one-parent',
  'one-parent-documented',
  'guardian',
  'none',
  'unknown',
  'not-a-child',
]);

export const SpecificNeedSchema = z.enum([
  'wheelchair',
  'serious-medical-condition',
  'single-parent',
  'woman-at-risk',
  'survivor-of-violence',
  'older-person-at-risk',
  'disability',
  'pregnancy',
  'child-at-risk',
]);

/** One member of a household. */
export const PersonSchema = z.object({
  type: z.literal('person'),
  schema: z.literal(4),
  id: z.string(),
  caseId: z.string(),
  version: z.int().positive(),
  relationship: RelationshipSchema,
  individualNumber: personal(z.string().max(60)).optional(),
  name: personal(z.string().min(1).max(200)),
  sex: SexSchema,
  birthDate: personal(DateSchema),
  birthDateEstimated: z.boolean(),
  nationality: personal(CountrySchema),
  birthPlace: personal(z.string().max(200)).optional(),
  motherName: personal(z.string().max(200)).optional(),
  fatherName: personal(z.string().max(200)).optional(),
  ...IDENTITY,
  languages: z.array(LanguageSchema),
  needs: z.array(SpecificNeedSchema),
  separation: SeparationSchema,
  custody: CustodySchema,
  /** `split`: in a case of their own or another one; `left`: in no case. */
  status: z.enum(['active', 'deceased', 'split', 'left']),
  /** Joined after the state had decided on the household, and the state has not decided on them yet. */
  undecided: z.literal(true).optional(),
});
export type Person = z.infer<typeof PersonSchema>;
