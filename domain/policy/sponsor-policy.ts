import * as z from 'zod';

/**
 * Everything that counts in the ranking of sponsors. Programmes can read and change all of it; nothing else is used.
 */
export const SponsorPolicySchema = z.strictObject({
  version: z.int().positive(),
  /** The number of persons from which a household counts as large. */
  largeHousehold: z.int().min(1),
  /** The longest travel time to medical care for a household that needs it. */
  medicalReachMinutes: z.number().min(0),
  /** Points for each term; each term runs from 0 to 1 before weighting. */
  weights: z.strictObject({
    familyTie: z.number().min(0),
    sharedLanguage: z.number().min(0),
    medicalNearness: z.number().min(0),
    experience: z.number().min(0),
    closeFit: z.number().min(0),
    preferences: z.number().min(0),
  }),
  /** The number of households received that counts as full experience. */
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
