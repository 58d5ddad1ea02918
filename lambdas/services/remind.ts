import { isReminderDue, reminded } from '../../domain/appointments/reminder.ts';
import { reminderText } from '../../domain/appointments/reminder-text.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { theSenders } from './the-notices.ts';
import { theStore } from './the-store.ts';

/** Reminds a household of its appointments of the next day by text message, each once. */
export async function remindHousehold(file: CaseFile, at: string): Promise<void> {
  const { texts } = theSenders();
  if (!texts.enabled || file.case.status === 'closed') return;
  for (const appointment of file.appointments.filter((one) => isReminderDue(one, at))) {
    const { id, caseId, remind } = appointment;
    if (!remind) continue;
    const message = identifier('reminder', id, String(appointment.moved));
    // Sent before it is recorded: a household that is told twice comes, one that is not told may not.
    await texts.send({
      id: message,
      owner: caseId,
      to: remind.phone,
      text: reminderText(appointment, remind.language),
    });
    const command = { id: message, actor: PLATFORM, at };
    await theStore().change(caseId, command, (now) =>
      reminded(
        now.appointments.find((one) => one.id === id),
        appointment,
        command,
      ),
    );
  }
}
