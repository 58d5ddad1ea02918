import { isBefore } from '../kernel/calendar.ts';

/** What the queue index stores of an open work item. */
export interface QueueRow {
  id: string;
  caseId: string;
  kind: string;
  openedAt: string;
  dueAt: string;
  assignee?: string | undefined;
  escalatedAt?: string | undefined;
}

export const QUEUE_VIEWS = [
  'all',
  'for-me',
  'mine',
  'unassigned',
  'due-today',
  'overdue',
  'escalated',
] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** Who looks and when; `until` is the end of that person's day. */
export interface QueueViewer {
  id: string;
  at: string;
  until: string;
}

/** Whether a row belongs to a view. An item is overdue from its due date on, and due today until the day ends. */
export function isInView(row: QueueRow, view: QueueView, { id, at, until }: QueueViewer): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'for-me':
      return row.assignee === undefined || row.assignee === id;
    case 'mine':
      return row.assignee === id;
    case 'unassigned':
      return row.assignee === undefined;
    case 'overdue':
      return !isBefore(at, row.dueAt);
    case 'due-today':
      return isBefore(at, row.dueAt) && !isBefore(until, row.dueAt);
    case 'escalated':
      return row.escalatedAt !== undefined;
  }
}

/** Whether a supervisor has to look at it first: it was escalated, or it is overdue. */
export const isPressing = (row: QueueRow, viewer: QueueViewer): boolean =>
  isInView(row, 'escalated', viewer) || isInView(row, 'overdue', viewer);

export type QueueCounts = Record<QueueView, number>;

/** How many rows of a queue each view has. */
export const countQueue = (rows: readonly QueueRow[], viewer: QueueViewer): QueueCounts =>
  Object.fromEntries(
    QUEUE_VIEWS.map((view) => [view, rows.filter((row) => isInView(row, view, viewer)).length]),
  ) as QueueCounts;
