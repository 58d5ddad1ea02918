import type { ListWorkItems } from '../../../contracts/api/work-items.ts';
import type { Answer } from '../api/call.ts';

export type QueueRow = Answer<typeof ListWorkItems>['workItems'][number];

export const FILTERS = ['all', 'mine', 'unassigned', 'today', 'overdue', 'escalated'] as const;
export type QueueFilter = (typeof FILTERS)[number];

const endOfDay = (now: Date): number =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).getTime();

export const isOverdue = ({ dueAt }: Pick<QueueRow, 'dueAt'>, now: Date): boolean =>
  Date.parse(dueAt) < now.getTime();

/** Due before the person's own midnight, and not overdue yet. */
export const isDueToday = ({ dueAt }: Pick<QueueRow, 'dueAt'>, now: Date): boolean =>
  Date.parse(dueAt) >= now.getTime() && Date.parse(dueAt) < endOfDay(now);

/** Whether a row is one of those that a filter shows. */
export function matches(filter: QueueFilter, row: QueueRow, personId: string, now: Date): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'mine':
      return row.assignee === personId;
    case 'unassigned':
      return row.assignee === null;
    case 'today':
      return isDueToday(row, now);
    case 'overdue':
      return isOverdue(row, now);
    case 'escalated':
      return row.escalated;
  }
}

export const countsOf = (
  rows: readonly QueueRow[],
  personId: string,
  now: Date,
): Record<QueueFilter, number> =>
  Object.fromEntries(
    FILTERS.map((filter) => [filter, rows.filter((row) => matches(filter, row, personId, now)).length]),
  ) as Record<QueueFilter, number>;

/** What to open after an item: the most urgent that is mine or nobody's. */
export const nextOf = (rows: readonly QueueRow[], done: string, personId: string): QueueRow | undefined =>
  rows.find(
    ({ workItemId, assignee }) => workItemId !== done && (assignee === null || assignee === personId),
  );
