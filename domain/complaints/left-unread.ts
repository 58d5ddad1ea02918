import type { Notice } from '../case/notice.ts';
import { noticeTo } from '../case/notice-to.ts';
import type { Command } from '../kernel/actor.ts';
import { isBefore } from '../kernel/calendar.ts';
import type { Complaint } from './complaint.ts';
import type { ComplaintChange } from './decide-complaint.ts';

/** Whether nobody has opened a complaint within the policy's time, and nobody was told so. */
export const isLeftUnread = (
  { status, openedAt, escalatedAt, openBy, erasedAt }: Complaint,
  at: string,
): boolean =>
  status === 'open' &&
  openedAt === undefined &&
  escalatedAt === undefined &&
  erasedAt === undefined &&
  !isBefore(at, openBy);

/**
 * Tells the protection officers again, and their supervisors, who may not read it but can have it read: of the offices
 * that read it, so that the accused and their office still know of none.
 */
export function escalateUnread(
  complaint: Complaint,
  readers: readonly string[],
  command: Command,
): ComplaintChange {
  const writes = readers.flatMap((office): Notice[] =>
    (['protection-officer', 'supervisor'] as const).map((role) =>
      noticeTo(complaint.id, { kind: 'role', role, office }, 'complaint-unread', command, {
        dueAt: complaint.dueAt,
      }),
    ),
  );
  return {
    record: { ...complaint, version: complaint.version + 1, escalatedAt: command.at },
    facts: [{ act: 'complaint.escalated', subject: complaint.id }],
    writes,
  };
}
