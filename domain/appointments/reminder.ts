import type { Change } from '../case/change.ts';
import { noChange } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { isBefore, plus } from '../kernel/calendar.ts';
import type { Appointment } from './appointment.ts';

/** How long before it begins a household is reminded. */
const AHEAD = 'PT36H';

/** True when the household has to be reminded now. */
export const isReminderDue = ({ status, remind, remindedAt, startsAt }: Appointment, at: string): boolean =>
  status === 'planned' &&
  remind !== undefined &&
  remindedAt === undefined &&
  isBefore(at, startsAt) &&
  !isBefore(plus(at, AHEAD), startsAt);

/** Records that a reminder of this time was sent; not if the appointment was moved in the meantime. */
export function reminded(now: Appointment | undefined, sent: Appointment, command: Command): Change {
  if (!now || now.moved !== sent.moved || now.remindedAt !== undefined) return noChange({});
  return {
    patch: {},
    writes: [{ ...now, remindedAt: command.at }],
    facts: [{ act: 'appointment.reminded', subject: now.id, details: { channel: 'sms' } }],
    answer: {},
  };
}
