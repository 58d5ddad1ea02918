import type { AppointmentRow } from '../../contracts/api/appointments.ts';
import type { Appointment } from '../../domain/appointments/appointment.ts';
import { isSeen } from '../../domain/appointments/appointment.ts';
import { hasCaseInScope, isWithheldFrom } from '../../domain/case/access.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import type { FieldClass } from '../../domain/case/field-class.ts';
import type { Actor } from '../../domain/kernel/actor.ts';

/** A row of an appointment; `open` shows the household's number, the place and the telephone. */
export const rowOf = (
  {
    id: appointmentId,
    type: _type,
    schema: _schema,
    plannedAt: _at,
    plannedBy: _by,
    ...appointment
  }: Appointment,
  number: string,
  open: boolean,
): AppointmentRow => ({
  appointmentId,
  ...appointment,
  number: open ? number : null,
  place: open ? appointment.place : null,
  remind: open ? (appointment.remind ?? null) : null,
  remindedAt: appointment.remindedAt ?? null,
});

/** Whether a person sees an appointment of a case in the calendar of their office, and whether they may open the case. */
export function shownTo(
  { appointment, caseRecord }: { appointment: Appointment; caseRecord: CaseRecord },
  { actor, sees, at }: { actor: Actor; sees: readonly FieldClass[]; at: string },
): 'hidden' | 'withheld' | 'open' {
  const ended = caseRecord.status === 'closed' && appointment.status === 'planned';
  if (ended || !isSeen(appointment, sees) || !hasCaseInScope(caseRecord, actor, 'own-office'))
    return 'hidden';
  const withheld = caseRecord.overview === undefined || isWithheldFrom(caseRecord.overview, actor, at);
  return withheld || !sees.includes('identity') ? 'withheld' : 'open';
}
