import * as z from 'zod';
import { AppointmentSchema, ReminderLanguageSchema } from '../../domain/appointments/appointment.ts';
import { CalendarFeedSchema } from '../../domain/appointments/calendar-feed.ts';
import { MovedAppointmentSchema, NewAppointmentSchema } from '../../domain/appointments/plan-appointment.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { PersonAtWorkSchema } from '../../domain/work-item/person-at-work.ts';
import { STAFF } from '../authorization.ts';
import { recorded, unrecorded } from '../reads.ts';
import { CaseParamsSchema, CursorSchema, IdSchema, route } from './route.ts';
import { PeriodQuerySchema } from './travel.ts';

const AppointmentParamsSchema = z.object({ caseId: IdSchema, appointmentId: IdSchema });
const PlannedSchema = z.object({ appointmentId: IdSchema });

/** An appointment with its case; `null` stands for what may not be shown to this person. */
export const AppointmentRowSchema = z.object({
  appointmentId: IdSchema,
  caseId: IdSchema,
  number: personal(z.string()).nullable(),
  place: AppointmentSchema.shape.place.nullable(),
  remind: AppointmentSchema.shape.remind.unwrap().nullable(),
  remindedAt: AppointmentSchema.shape.startsAt.nullable(),
  ...AppointmentSchema.pick({
    ...{ kind: true, personIds: true, staff: true, office: true, startsAt: true, minutes: true },
    ...{ timeZone: true, status: true, moved: true },
  }).shape,
});
export type AppointmentRow = z.infer<typeof AppointmentRowSchema>;

export const PlanAppointment = route({
  function: 'PlanAppointment',
  method: 'POST',
  path: '/cases/{caseId}/appointments',
  summary: 'Plans an exam, interview, class or visit of members of a household, on the clock of its place.',
  status: 201,
  grants: STAFF,
  params: CaseParamsSchema,
  body: NewAppointmentSchema,
  answer: PlannedSchema,
});

export const MoveAppointment = route({
  function: 'MoveAppointment',
  method: 'POST',
  path: '/cases/{caseId}/appointments/{appointmentId}',
  summary: 'Moves a planned appointment to another time or place.',
  status: 200,
  grants: STAFF,
  params: AppointmentParamsSchema,
  body: MovedAppointmentSchema,
  answer: PlannedSchema,
});

export const SettleAppointment = route({
  function: 'SettleAppointment',
  method: 'POST',
  path: '/cases/{caseId}/appointments/{appointmentId}/outcome',
  summary: 'Records that an appointment was held or missed, or is cancelled.',
  status: 200,
  grants: STAFF,
  params: AppointmentParamsSchema,
  body: z.strictObject({ outcome: z.enum(['held', 'missed', 'cancelled']) }),
  answer: PlannedSchema,
});

export const ListAppointments = route({
  function: 'ListAppointments',
  method: 'GET',
  path: '/appointments',
  summary:
    "Appointments in the calendar of the caller's office in a period, or those of the caller (`mine`).",
  status: 200,
  grants: STAFF,
  reading: recorded('appointments.listed', 'identity', 'health'),
  query: PeriodQuerySchema.extend({ mine: z.enum(['true', 'false']).default('false') }),
  answer: z.object({
    appointments: z.array(AppointmentRowSchema),
    people: z.array(PersonAtWorkSchema),
    cursor: CursorSchema,
  }),
});

export const ListCaseAppointments = route({
  function: 'ListCaseAppointments',
  method: 'GET',
  path: '/cases/{caseId}/appointments',
  summary: 'Appointments of a household, the latest first.',
  status: 200,
  grants: STAFF,
  reading: recorded('appointments.listed', 'identity', 'health'),
  params: CaseParamsSchema,
  answer: z.object({ appointments: z.array(AppointmentRowSchema), people: z.array(PersonAtWorkSchema) }),
});

const FeedViewSchema = CalendarFeedSchema.pick({
  ...{ id: true, of: true, names: true, language: true, madeAt: true },
});

export const ListFeeds = route({
  function: 'ListFeeds',
  method: 'GET',
  path: '/calendar-feeds',
  summary: "The caller's own calendar feeds that are not revoked. Their addresses are not told again.",
  status: 200,
  grants: STAFF,
  reading: unrecorded('addresses that the caller made, nobody of a case'),
  answer: z.object({ feeds: z.array(FeedViewSchema) }),
});

export const MakeFeed = route({
  function: 'MakeFeed',
  needs: { audit: [] },
  method: 'POST',
  path: '/calendar-feeds',
  summary:
    'Makes a secret address for a calendar program, of the caller’s appointments or of the office’s; without names unless asked for.',
  status: 201,
  grants: STAFF,
  body: z.strictObject({
    of: CalendarFeedSchema.shape.of,
    names: z.boolean().default(false),
    language: ReminderLanguageSchema,
  }),
  answer: z.object({ feedId: IdSchema, url: z.string() }),
});

export const RevokeFeed = route({
  function: 'RevokeFeed',
  needs: { audit: [] },
  method: 'POST',
  path: '/calendar-feeds/{feedId}/revoke',
  summary: 'Ends a calendar feed of the caller: its address shows nothing any more.',
  status: 200,
  grants: STAFF,
  params: z.object({ feedId: IdSchema }),
  answer: z.object({ feedId: IdSchema }),
});

export const APPOINTMENT_ROUTES = [
  PlanAppointment,
  MoveAppointment,
  SettleAppointment,
  ListAppointments,
  ListCaseAppointments,
  ListFeeds,
  MakeFeed,
  RevokeFeed,
] as const;
