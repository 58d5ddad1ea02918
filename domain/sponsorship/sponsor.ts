import * as z from 'zod';
import { DateSchema } from '../calendar.ts';
import { LanguageSchema } from '../case/person.ts';
import { personal } from '../personal-data.ts';

/** A sponsor: a group, family, community or agency that receives households, and the places it still has. */
export const SponsorSchema = z.object({
  type: z.literal('sponsor'),
  schema: z.literal(1),
  id: z.string(),
  version: z.int().positive(),
  kind: z.enum(['group', 'family', 'community', 'agency']),
  name: personal(z.string().min(1).max(200)),
  email: personal(z.email()),
  /** BCP 47 tag of the language that it reads its mail in. */
  mailLanguage: z.string(),
  destinationOffice: z.string(),
  vetting: z.object({ status: z.enum(['pending', 'active', 'revoked']), validUntil: DateSchema }),
  capacity: z.int().min(0),
  /** Persons of accepted households. */
  taken: z.int().min(0),
  /** Persons of households offered and not yet answered. */
  held: z.int().min(0),
  languages: z.array(LanguageSchema),
  interpreter: z.boolean(),
  accessibleHousing: z.boolean(),
  medicalReach: z.boolean(),
  supportsSingleParents: z.boolean(),
  supportsLargeHouseholds: z.boolean(),
  experience: z.int().min(0),
  vetoes: z.array(z.string()),
  tiedTo: z.array(z.string()),
});
export type Sponsor = z.infer<typeof SponsorSchema>;

/** Places that can still be offered. */
export const freePlaces = (sponsor: Sponsor): number => sponsor.capacity - sponsor.taken - sponsor.held;
