import * as z from 'zod';
import { LanguageSchema } from '../case/person.ts';
import { DateSchema } from '../kernel/calendar.ts';

/** What placement needs to know of a household. */
export const PlacementHouseholdSchema = z.strictObject({
  id: z.string().min(1),
  /** Persons. */
  size: z.int().min(1),
  languages: z.array(LanguageSchema),
  needsAccessibleHousing: z.boolean(),
  needsMedicalCare: z.boolean(),
  singleParent: z.boolean(),
  /** Sponsors that its family belongs to or lives near; a household with ties goes to one of these. */
  tiedTo: z.array(z.string()),
  /** Sponsors that it refuses. */
  vetoes: z.array(z.string()),
  /** What it would like, in words that sponsors describe themselves with, for example `rural` or `garden`. */
  preferences: z.array(z.string()),
});
export type PlacementHousehold = z.infer<typeof PlacementHouseholdSchema>;

/** What placement needs to know of a sponsor. */
export const PlacementSponsorSchema = z.strictObject({
  id: z.string().min(1),
  vetting: z.strictObject({
    status: z.enum(['pending', 'active', 'suspended', 'revoked']),
    validUntil: DateSchema,
  }),
  /** Persons that it can still receive. */
  freePlaces: z.int().min(0),
  /** First and last date on which it can receive; null: no limit. */
  availableFrom: DateSchema.nullable(),
  availableUntil: DateSchema.nullable(),
  languages: z.array(LanguageSchema),
  interpreter: z.boolean(),
  accessibleHousing: z.boolean(),
  /** Travel time to medical care; null when there is none in reach. */
  minutesToMedicalCare: z.number().min(0).nullable(),
  supportsSingleParents: z.boolean(),
  supportsLargeHouseholds: z.boolean(),
  /** Households received before. */
  experience: z.int().min(0),
  /** Words that describe it, which households' preferences are compared with. */
  features: z.array(z.string()),
  /** Households that it refuses. */
  vetoes: z.array(z.string()),
});
export type PlacementSponsor = z.infer<typeof PlacementSponsorSchema>;

/** Everything that weighs in a ranking of sponsors. A programme can read and change it; there is nothing else. */
export const SponsorPolicySchema = z.strictObject({
  version: z.int().positive(),
  /** From so many persons on a household is large. */
  largeHousehold: z.int().min(1),
  /** The longest way to medical care for a household that needs it. */
  medicalReachMinutes: z.number().min(0),
  /** Points for each term; every term runs from 0 to 1 before it is weighed. */
  weights: z.strictObject({
    familyTie: z.number().min(0),
    sharedLanguage: z.number().min(0),
    medicalNearness: z.number().min(0),
    experience: z.number().min(0),
    closeFit: z.number().min(0),
    preferences: z.number().min(0),
  }),
  /** So many households received count as full experience. */
  fullExperience: z.int().min(1),
});
export type SponsorPolicy = z.infer<typeof SponsorPolicySchema>;

export const DEFAULT_SPONSOR_POLICY: SponsorPolicy = {
  version: 1,
  largeHousehold: 6,
  medicalReachMinutes: 60,
  weights: {
    familyTie: 40,
    sharedLanguage: 25,
    medicalNearness: 10,
    experience: 10,
    closeFit: 10,
    preferences: 5,
  },
  fullExperience: 5,
};
