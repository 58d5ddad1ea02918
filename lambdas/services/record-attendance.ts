import { settleAppointment } from '../../domain/appointments/plan-appointment.ts';
import { refuseUnnamed } from '../../domain/case/access.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import type { OrientationClass } from '../../domain/classes/orientation-class.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { workItemOf } from '../../domain/work-item/work-of-case.ts';
import type { Attendance } from '../../stages/cultural-orientation/hold-class.ts';
import { sessionForm } from '../../stages/cultural-orientation/hold-class.ts';
import { decideCaseWork } from './decide-work.ts';
import type { Store } from './the-store.ts';

/** Decides one household's session out of a class, and settles its appointment; nothing if that was done before. */
export async function recordAttendance(
  store: Store,
  caseId: string,
  taught: OrientationClass,
  attendance: Attendance,
  held: Command,
): Promise<void> {
  const seats = taught.households.find((one) => one.caseId === caseId);
  const command = { ...held, id: `${held.id}/${caseId}` };
  await store.change(caseId, command, async (file) => {
    refuseUnnamed(file, command.actor, command.at);
    const workItemId = seats?.workItemId ?? '';
    if (!isOpen(workItemOf(file, workItemId))) return noChange({});
    const form = sessionForm(file, taught, attendance, command.at);
    const decided = await decideCaseWork(store, file, { workItemId, form, command });
    const id = identifier('appointment', caseId, taught.id);
    const appointment = file.appointments.find((one) => one.id === id);
    if (!appointment) return { ...decided, answer: {} };
    const came = (form.present as readonly string[]).length > 0;
    const settled = settleAppointment(appointment, came ? 'held' : 'missed', command);
    return { ...mergeChanges(decided, settled), answer: {} };
  });
}
