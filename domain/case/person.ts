import * as z from 'zod';
import { DateSchema } from '../kernel/calendar.ts';
import { COUNTRY_CODES, isCountry } from '../kernel/country.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { personal } from '../kernel/personal-data.ts';
import { RULES, rule } from '../kernel/rules.ts';

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

/** Who has custody of a travelling child, and whether papers document it. */
export const CustodySchema = z.enum(['both-parents', 'one-parent', 'one-parent-documented', 'not-a-child']);

/** Three letters, as in stored records; incoming codes are looked up (`KnownCountrySchema`). */
export const CountrySchema = z.string().regex(/^[A-Z]{3}$/, RULES['country-code']);
/** A code from `domain/kernel/country.ts`: ISO 3166-1 alpha-3, XKX, codes of travel documents, and former states. */
export const KnownCountrySchema = z.enum(COUNTRY_CODES, RULES['country-code']);

/** Refuses a code that is not a country, unless the record had it before countries were looked up. */
export function refuseUnknownCountry(path: string, code: string, before: string | undefined): void {
  if (code !== before && !isCountry(code)) throw invalid(path, rule('country-code'), 'letters of no country');
}

/** BCP 47 primary language subtag. */
export const LanguageSchema = z.string().regex(/^[a-z]{2,3}$/, RULES['language-code']);

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
  schema: z.literal(3),
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
