import type { Attention } from './attention.ts';
import type { QueueRow, QueueViewer } from './queue.ts';
import { isInView } from './queue.ts';

/** Who is away at an office now. */
export type Away = ReadonlySet<string>;

/**
 * Whether an item needs a supervisor for this: its stage failed, the platform could not mend something, it is overdue, or
 * whoever has it is away.
 */
export function needsFor(row: QueueRow, attention: Attention, viewer: QueueViewer, away: Away): boolean {
  switch (attention) {
    case 'failed':
      return row.kind === 'failed-stage';
    case 'stalled':
      return row.kind === 'stalled-work';
    case 'overdue':
      return isInView(row, 'overdue', viewer);
    case 'away':
      return row.assignee !== undefined && away.has(row.assignee);
  }
}
