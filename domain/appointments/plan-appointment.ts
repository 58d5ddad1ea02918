import * as z from 'zod';
import type { CaseFile } from '../case/case-file.ts';
import { memberOf, officesOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { FieldClass } from '../case/field-class.ts';
import type { Command } from '../kernel/actor.ts';
import { DateSchema, instantIn, isBefore, isTimeZone, plus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { RULES, rule } from '../kernel/rules.ts';
import type { Appointment } from './appointment.ts';
import { AppointmentSchema, CLASS_OF_APPOINTMENT } from './appointment.ts';
import { refuseAfterOwed } from './owed-exam.ts';
import { reminderOf, WantedReminderSchema } from './reach.ts';

const MAX_APPOINTMENTS = 300;
const LATEST = 'P2Y';

/** When and where: a day and a time on the clock of a time zone. */
const WhenSchema = z.object({
  day: DateSchema,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, RULES['time-of-day']),
  ...AppointmentSchema.pick({ minutes: true, timeZone: true, place: true, staff: true }).shape,
  /** A phone or language that is not given is that of the persons concerned. */
  remind: WantedReminderSchema,
});
export const NewAppointmentSchema = z.strictObject({
  ...WhenSchema.shape,
  ...AppointmentSchema.pick({ kind: true, personIds: true }).shape,
  /** The office of the planner, unless the case's other office is named. */
  office: AppointmentSchema.shape.office.optional(),
});
export type NewAppointment = z.infer<typeof NewAppointmentSchema>;
export const MovedAppointmentSchema = z.strictObject(WhenSchema.shape);
export type MovedAppointment = z.infer<typeof MovedAppointmentSchema>;

type Answer = { appointmentId: string };

function whenOf({ day, time, timeZone }: MovedAppointment, at: string): string {
  if (!isTimeZone(timeZone)) throw invalid('timeZone', rule('time-zone'), 'another name');
  const startsAt = instantIn(day, time, timeZone);
  if (isBefore(startsAt, at)) throw invalid('day', rule('in-future'), 'a time that has passed');
  if (isBefore(plus(at, LATEST), startsAt))
    throw invalid('day', rule('within-from-now', { longest: LATEST }), day);
  return startsAt;
}

/** Whoever takes part may open the case; `known` are those of the colleagues named who may. */
function refuseUnknown(staff: readonly string[], known: readonly string[]): void {
  if (staff.some((id) => !known.includes(id)))
    throw invalid('staff', rule('mention-may-read'), 'somebody who may not');
}

/** Plans an appointment of members of a household. */
export function planAppointment(
  file: CaseFile,
  wanted: NewAppointment,
  { sees, known }: { sees: readonly FieldClass[]; known: readonly string[] },
  command: Command,
): Change<Answer> {
  const { day: _day, time: _time, office: named, remind, ...said } = wanted;
  if (!sees.includes(CLASS_OF_APPOINTMENT[wanted.kind]))
    throw invalid('kind', rule('class-seen'), 'a class that they do not see');
  if (file.case.status === 'closed') throw new CaseError('WrongState', 'Expected a case that is not closed.');
  if (file.rules.stages.some((stage) => stage.closedToAppointments?.(file).includes(wanted.kind)))
    throw invalid('kind', rule('appointment-due'), wanted.kind);
  for (const personId of wanted.personIds) memberOf(file, personId);
  refuseUnknown(wanted.staff, known);
  const offices = officesOf(file.case);
  const office = named ?? offices.find((one) => one === command.actor.office) ?? file.case.office;
  if (!offices.includes(office))
    throw invalid('office', rule('in-list', { options: offices.join(', ') }), office);
  if (file.appointments.length >= MAX_APPOINTMENTS)
    throw new CaseError('StoreFull', `Expected at most ${MAX_APPOINTMENTS} appointments of a case.`);
  const appointment: Appointment = {
    ...{ type: 'appointment', schema: 2, caseId: file.case.id, office },
    ...{ id: identifier('appointment', file.case.id, command.id), ...said },
    ...reminderOf(file, wanted.personIds, remind),
    startsAt: whenOf(wanted, command.at),
    ...{ status: 'planned', plannedAt: command.at, plannedBy: command.actor.id, moved: 0 },
  };
  refuseAfterOwed(file, appointment, command.at);
  return {
    patch: {},
    writes: [appointment],
    facts: [{ act: 'appointment.planned', subject: appointment.id, details: detailsOf(appointment) }],
    answer: { appointmentId: appointment.id },
  };
}

const detailsOf = ({ kind, startsAt, office }: Appointment) => ({ kind, startsAt, office });

/** Moves a planned appointment to another time or place; the household is reminded of the new one. */
export function moveAppointment(
  file: CaseFile,
  before: Appointment,
  { day, time, remind, ...said }: MovedAppointment,
  known: readonly string[],
  command: Command,
): Change<Answer> {
  if (before.status !== 'planned')
    throw new CaseError(
      'WrongState',
      `Expected a planned appointment, received one that is ${before.status}.`,
    );
  refuseUnknown(
    said.staff.filter((id) => !before.staff.includes(id)),
    known,
  );
  const { remindedAt: _told, remind: _before, ...kept } = before;
  const startsAt = whenOf({ day, time, ...said }, command.at);
  const moved: Appointment = {
    ...kept,
    ...said,
    ...reminderOf(file, before.personIds, remind),
    startsAt,
    moved: before.moved + 1,
  };
  return {
    patch: {},
    writes: [moved],
    facts: [
      {
        act: 'appointment.moved',
        subject: moved.id,
        details: { ...detailsOf(moved), from: before.startsAt },
      },
    ],
    answer: { appointmentId: moved.id },
  };
}

/** Records what became of an appointment: held or missed once it has begun, or cancelled. */
export function settleAppointment(
  before: Appointment,
  outcome: 'held' | 'missed' | 'cancelled',
  command: Command,
): Change<Answer> {
  const answer = { appointmentId: before.id };
  if (before.status === outcome) return noChange(answer);
  const over = before.status === 'cancelled' || (outcome === 'cancelled' && before.status !== 'planned');
  if (over) throw new CaseError('WrongState', `Expected an appointment that is not ${before.status}.`);
  if (outcome !== 'cancelled' && isBefore(command.at, before.startsAt))
    throw new CaseError('WrongState', 'Expected an appointment that has begun.');
  return {
    patch: {},
    writes: [{ ...before, status: outcome }],
    facts: [{ act: `appointment.${outcome}`, subject: before.id, details: { kind: before.kind } }],
    answer,
  };
}
