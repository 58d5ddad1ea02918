import * as z from 'zod';
import { OfficeSchema, StaffIdSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';

/** The most people in one class: about 25 are usual. */
export const MOST_PLACES = 60;

/** Who of a household has a place, and the work by which their attendance is recorded. */
const SeatsSchema = z.object({
  caseId: z.string(),
  workItemId: z.string(),
  personIds: z.array(z.string()).min(1).max(20),
});

/**
 * A class of cultural orientation for members of many households: who teaches it, where, when, in which language, for
 * which age group, and who has a place. It has a version of its own, so that two households cannot take the last place.
 */
export const OrientationClassSchema = z.object({
  type: z.literal('orientation-class'),
  schema: z.literal(2),
  id: z.string(),
  version: z.int().positive(),
  office: OfficeSchema,
  /** The age group of the programme whose topics it has. */
  group: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/),
  language: z.string().regex(/^[a-z]{2,3}$/),
  /** A room, nobody's home. */
  place: z.string().trim().min(1).max(200),
  startsAt: InstantSchema,
  minutes: z.int().min(15).max(1440),
  /** A name of the IANA database. */
  timeZone: z.string().min(1).max(60),
  capacity: z.int().min(1).max(MOST_PLACES),
  trainer: StaffIdSchema,
  /** The partner organisation that teaches it; who answers for it at the office is `trainer`. */
  organisation: z.string().max(60).optional(),
  households: z.array(SeatsSchema).max(MOST_PLACES),
  status: z.enum(['planned', 'held', 'cancelled']),
  plannedAt: InstantSchema,
  plannedBy: z.string(),
  /** The end of its own audit chain. */
  audit: z.object({ seq: z.int().min(0), hash: z.string() }),
});
export type OrientationClass = z.infer<typeof OrientationClassSchema>;

/** How many places are taken. */
export const placesTaken = ({ households }: Pick<OrientationClass, 'households'>): number =>
  households.reduce((sum, { personIds }) => sum + personIds.length, 0);

declare module '../case/entities.ts' {
  interface Entities {
    'orientation-class': OrientationClass;
  }
}
