import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';
import { NewSoughtSchema, SoughtSchema } from './sought.ts';

/** Stands where a case's id stands for persons of the registry: persons outside it have no case. */
export const OUTSIDE = 'outside';

/** Who found somebody outside the registry. */
export const OutsideSourceSchema = z.enum(['red-cross', 'other-organisation', 'authority', 'family']);

const known = {
  relationship: true,
  otherNames: true,
} as const;
const FoundOutsideSchema = SoughtSchema.omit(known).required({ name: true });

/** Somebody whom an organisation, an authority or the family found outside the registry, with what is known of them. */
export const NewOutsidePersonSchema = z.strictObject({
  source: OutsideSourceSchema,
  /** The number under which the source has them. */
  sourceReference: personal(z.string().trim().min(1).max(120)),
  /** How the source reaches them; there is no contact of our own. */
  reachedBy: personal(z.string().trim().min(1).max(500)).optional(),
  /** The source says that they agree to be looked for and compared. */
  agrees: z.literal(true),
  known: z.strictObject(NewSoughtSchema.omit(known).required({ name: true }).shape),
});

export const OutsidePersonSchema = z.object({
  source: OutsideSourceSchema,
  sourceReference: personal(z.string().max(120)),
  reachedBy: personal(z.string().max(500)).optional(),
  known: FoundOutsideSchema,
  enteredBy: z.string(),
  enteredAt: InstantSchema,
});
export type OutsidePerson = z.infer<typeof OutsidePersonSchema>;
