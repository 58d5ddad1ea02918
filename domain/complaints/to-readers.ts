import type { Notice } from '../case/notice.ts';
import { noticeTo } from '../case/notice-to.ts';
import type { Command } from '../kernel/actor.ts';
import type { Complaint } from './complaint.ts';

/**
 * A notice to the protection officers and the supervisors of the offices that read a complaint, so that the accused and
 * their office know of none. Supervisors may not read it, but can have it read.
 */
export const toReaders = (
  complaint: Complaint,
  offices: readonly string[],
  template: Notice['template'],
  command: Command,
): Notice[] =>
  offices.flatMap((office) =>
    (['protection-officer', 'supervisor'] as const).map((role) =>
      noticeTo(complaint.id, { kind: 'role', role, office }, template, command, { dueAt: complaint.dueAt }),
    ),
  );
