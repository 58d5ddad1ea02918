import * as z from 'zod';
import { StaffIdSchema } from '../../domain/kernel/actor.ts';
import { AbsenceSchema } from '../../domain/staff/absence.ts';
import { WantedAbsenceSchema } from '../../domain/staff/decide-absence.ts';
import { STAFF, SUPERVISION } from '../authorization.ts';
import { unrecorded } from '../reads.ts';
import { IdSchema, route } from './route.ts';

const StaffParamsSchema = z.object({ staffId: StaffIdSchema });
const CountSchema = z.int().min(0);

/** An absence as colleagues of the office see it. */
const ShownAbsenceSchema = AbsenceSchema.pick({ staff: true, from: true, until: true, standIn: true });

export const ListAbsences = route({
  function: 'ListAbsences',
  method: 'GET',
  path: '/absences',
  summary: "Who of the caller's office is away or will be, and who stands in.",
  status: 200,
  grants: STAFF,
  reading: unrecorded('colleagues of the own office, nobody of a case'),
  query: z.object({}),
  answer: z.object({
    absences: z.array(
      ShownAbsenceSchema.extend({
        /** Whether the person is away now. */
        away: z.boolean(),
      }),
    ),
  }),
});

export const RecordAbsence = route({
  function: 'RecordAbsence',
  method: 'PUT',
  path: '/staff/{staffId}/absence',
  summary:
    'Records from when until when somebody is away and who stands in, in place of what was recorded before; by the person or a supervisor of the office.',
  status: 200,
  grants: STAFF,
  params: StaffParamsSchema,
  body: WantedAbsenceSchema,
  answer: ShownAbsenceSchema,
});

export const EndAbsence = route({
  function: 'EndAbsence',
  method: 'POST',
  path: '/staff/{staffId}/absence/end',
  summary: 'Says that somebody is back, or does not go; by the person or a supervisor of the office.',
  status: 200,
  grants: STAFF,
  params: StaffParamsSchema,
  answer: z.object({ staff: StaffIdSchema }),
});

export const HandOverWork = route({
  function: 'HandOverWork',
  method: 'POST',
  path: '/staff/{staffId}/hand-over',
  summary:
    'Gives all work that somebody of the office has to a colleague, or back to the queues, as a batch of the 200 most urgent items; it can be taken back.',
  status: 202,
  grants: SUPERVISION,
  needs: { audit: [] },
  params: StaffParamsSchema,
  body: z.strictObject({
    /** Who gets it; the queues if nobody does. */
    to: StaffIdSchema.optional(),
  }),
  answer: z.object({
    batchId: IdSchema,
    /** How many items the batch has, and how many of this person are left for another one. */
    items: CountSchema,
    left: CountSchema,
  }),
});

export const ABSENCE_ROUTES = [ListAbsences, RecordAbsence, EndAbsence, HandOverWork] as const;
