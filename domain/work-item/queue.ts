import { isBefore } from '../kernel/calendar.ts';

/** What the queue index stores of an open work item. */
export interface QueueRow {
  id: string;
  caseId: string;
  kind: string;
  openedAt: string;
  dueAt: string;
  assignee?: string;
  escalatedAt?: string;
}

export const QUEUE_VIEWS = ['all', 'mine', 'unassigned', 'due-today', 'overdue', 'escalated'] as const;
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

export type QueueCounts = Record<QueueView, number>;

/** How many rows of a queue each view has. */
export const countQueue = (rows: readonly QueueRow[], viewer: QueueViewer): QueueCounts =>
  Object.fromEntries(
    QUEUE_VIEWS.map((view) => [view, rows.filter((row) => isInView(row, view, viewer)).length]),
  ) as QueueCounts;
