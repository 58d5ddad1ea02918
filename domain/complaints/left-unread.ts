import type { Command } from '../kernel/actor.ts';
import { isBefore } from '../kernel/calendar.ts';
import type { Complaint } from './complaint.ts';
import type { ComplaintChange } from './decide-complaint.ts';
import { toReaders } from './to-readers.ts';

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
  return {
    record: { ...complaint, version: complaint.version + 1, escalatedAt: command.at },
    facts: [{ act: 'complaint.escalated', subject: complaint.id }],
    writes: toReaders(complaint, readers, 'complaint-unread', command),
  };
}
