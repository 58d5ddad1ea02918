import * as z from 'zod';
import { LanguageSchema } from '../../case/place-codes.ts';
import { DateSchema } from '../../kernel/calendar.ts';

/** What placement needs to know about a household. */
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
  /** Its wishes, in the codes with which sponsors describe themselves, for example `rural` or `garden`. */
  preferences: z.array(z.string()),
});
export type PlacementHousehold = z.infer<typeof PlacementHouseholdSchema>;

/** What placement needs to know about a sponsor. */
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
  /** Travel time to medical care; null if none is within reach. */
  minutesToMedicalCare: z.number().min(0).nullable(),
  supportsSingleParents: z.boolean(),
  supportsLargeHouseholds: z.boolean(),
  /** Households received before. */
  experience: z.int().min(0),
  /** Codes that describe it, compared with the preferences of households. */
  features: z.array(z.string()),
  /** Households that it refuses. */
  vetoes: z.array(z.string()),
});
export type PlacementSponsor = z.infer<typeof PlacementSponsorSchema>;
