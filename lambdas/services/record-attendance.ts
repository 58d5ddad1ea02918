import { settleAppointment } from '../../domain/appointments/plan-appointment.ts';
import { refuseUnnamed } from '../../domain/case/access.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import type { OrientationClass } from '../../domain/classes/orientation-class.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { isPartnerStaff } from '../../domain/kernel/actor.ts';
import { isBefore } from '../../domain/kernel/calendar.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { holderOrganisation } from '../../domain/work-item/given.ts';
import { isStillReferred } from '../../domain/work-item/refuse-unreferred.ts';
import type { Attendance } from '../../stages/cultural-orientation/hold-class.ts';
import { anybodyCame, sessionForm, sessionToRecord } from '../../stages/cultural-orientation/hold-class.ts';
import { decideCaseWork } from './decide-work.ts';
import type { Store } from './the-store.ts';

/** What the calendar says of the class for this household; one that was moved or cancelled by hand stays as it is. */
function settled(file: CaseFile, taught: OrientationClass, came: boolean, command: Command): Change {
  const id = identifier('appointment', file.case.id, taught.id);
  const appointment = file.appointments.find((one) => one.id === id);
  if (appointment?.status !== 'planned' || isBefore(command.at, appointment.startsAt)) return noChange({});
  return settleAppointment(appointment, came ? 'held' : 'missed', command);
}

/**
 * Decides one household's session out of a class, and settles its appointment. If the session was decided by hand, or
 * nobody waits any more, only the appointment is settled.
 */
export async function recordAttendance(
  store: Store,
  caseId: string,
  taught: OrientationClass,
  attendance: Attendance,
  held: Command,
): Promise<void> {
  const command = { ...held, id: `${held.id}/${caseId}` };
  await store.change(caseId, command, async (file) => {
    const session = sessionToRecord(file, taught);
    if (isPartnerStaff(command.actor)) {
      // What returned to the office in the meantime is not theirs to write down.
      const isTheirs = session && holderOrganisation(session) === command.actor.organisation;
      if (!isTheirs || !isStillReferred(file, session, command.at)) return noChange({});
    } else refuseUnnamed(file, command.actor, command.at);
    const calendar = settled(file, taught, anybodyCame(taught, caseId, attendance), command);
    if (!session) return { ...calendar, answer: {} };
    const form = sessionForm(file, taught, attendance, command.at);
    const decided = await decideCaseWork(store, file, { workItemId: session.id, form, command });
    return { ...mergeChanges(decided, calendar), answer: {} };
  });
}
