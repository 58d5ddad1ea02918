import type { Command } from '../kernel/actor.ts';
import { isBefore } from '../kernel/calendar.ts';
import type { Complaint } from './complaint.ts';
import type { ComplaintChange } from './decide-complaint.ts';
import { toReaders } from './to-readers.ts';

/** Whether a complaint that somebody has opened is not settled in time, and nobody was told so. */
export const isLate = ({ status, openedAt, lateToldAt, dueAt, erasedAt }: Complaint, at: string): boolean =>
  status === 'open' &&
  openedAt !== undefined &&
  lateToldAt === undefined &&
  erasedAt === undefined &&
  !isBefore(at, dueAt);

/** Tells the supervisors of the offices that read it, who see no complaint and can have it settled, and its readers once more. */
export function tellLate(
  complaint: Complaint,
  readers: readonly string[],
  command: Command,
): ComplaintChange {
  return {
    record: { ...complaint, version: complaint.version + 1, lateToldAt: command.at },
    facts: [{ act: 'complaint.late', subject: complaint.id }],
    writes: toReaders(complaint, readers, 'complaint-late', command),
  };
}
