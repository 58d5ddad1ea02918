import * as z from 'zod';
import { OfficeSchema, StaffIdSchema } from '../kernel/actor.ts';
import { DateSchema, dateOf, InstantSchema } from '../kernel/calendar.ts';
import { identifier } from '../kernel/identifier.ts';

/**
 * That a member of staff is away, from one day to another, and who stands in. It does not say why: illness would be data
 * about health. One record for each person: the absence of now, or the next.
 */
export const AbsenceSchema = z.object({
  type: z.literal('absence'),
  schema: z.literal(1),
  id: z.string(),
  version: z.int().positive(),
  staff: StaffIdSchema,
  office: OfficeSchema,
  /** The first and the last day. */
  from: DateSchema,
  until: DateSchema,
  standIn: StaffIdSchema.optional(),
  /** Who recorded it last: the person, or a supervisor. */
  by: z.string(),
  at: InstantSchema,
  /** When it was ended before its last day. */
  endedAt: InstantSchema.optional(),
  /** The end of its own audit chain. */
  audit: z.object({ seq: z.int().min(0), hash: z.string() }),
});
export type Absence = z.infer<typeof AbsenceSchema>;

/** The id of a person's absence; it says nothing of who that is. */
export const absenceId = (staff: string): string => identifier('absence', staff);

/** Whether an absence is still to come or under way. */
export const isAhead = ({ until, endedAt }: Absence, at: string): boolean =>
  endedAt === undefined && until >= dateOf(at);

/** Whether the person is away now. */
export const isAway = (absence: Absence | undefined, at: string): boolean =>
  absence !== undefined && isAhead(absence, at) && absence.from <= dateOf(at);

declare module '../case/entities.ts' {
  interface Entities {
    absence: Absence;
  }
}
