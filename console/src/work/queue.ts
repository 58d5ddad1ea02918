import type { ListWorkItems } from '../../../contracts/api/work-items.ts';
import type { Role } from '../../../domain/kernel/actor.ts';
import { ATTENTION, type Attention } from '../../../domain/work-item/attention.ts';
import type { QueueView } from '../../../domain/work-item/queue.ts';
import type { QueueSort } from '../../../domain/work-item/queue-order.ts';
import type { Answer } from '../api/call.ts';
import { isSame, type Sort, sortText } from '../lists/sort.ts';

export type QueueRow = Answer<typeof ListWorkItems>['workItems'][number];

/** The views of a queue, in the order in which they are offered. */
export const VIEWS = [
  'for-me',
  'all',
  'mine',
  'unassigned',
  'due-today',
  'overdue',
  'escalated',
] as const satisfies readonly QueueView[];

/** A supervisor's view in addition to the queues of roles: escalated items of the office, whatever the role. */
export const ESCALATED = 'escalated';
/** What a supervisor sees first: whatever is escalated or overdue at the office. */
export const PRESSING = 'pressing';
/** What of the office needs a supervisor for one thing. */
export const NEEDING: readonly QueueName[] = ATTENTION;
export type QueueName = Role | typeof ESCALATED | typeof PRESSING | Attention;

/** Whether a list is of every role: it has no views. */
export const isWhole = (queue: QueueName): queue is Exclude<QueueName, Role> =>
  queue === ESCALATED || queue === PRESSING || NEEDING.includes(queue);

/** Which list of work, seen how, in which order; `sort` is undefined for the order that the server gives. */
export interface QueuePlace {
  readonly queue: QueueName;
  readonly view: QueueView;
  readonly sort: Sort;
}

export const BY_DUE: Sort = { by: 'due', down: false };
/** The columns by which the server sorts a queue. */
export const QUEUE_SORTED = ['kind', 'due', 'opened', 'holder'] as const;

/** A list of work as the server is asked for it. */
export function queryOf({ queue, view, sort }: QueuePlace) {
  if (queue === ESCALATED) return { escalated: 'true' as const };
  const named = sortText(sort);
  const order = isSame(sort, BY_DUE) ? {} : { sort: named as QueueSort };
  if (queue === PRESSING) return { pressing: 'true' as const, ...order };
  return isWhole(queue) ? { attention: queue, ...order } : { role: queue, view, ...order };
}

/** The last instant of the person's own day. */
export const endOfDay = (now: Date): string =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 0, 0, 0, -1).toISOString();

type Due = Pick<QueueRow, 'dueAt'>;
export const isOverdue = ({ dueAt }: Due, now: Date): boolean => Date.parse(dueAt) <= now.getTime();
export const isDueToday = ({ dueAt }: Due, now: Date): boolean =>
  !isOverdue({ dueAt }, now) && Date.parse(dueAt) <= Date.parse(endOfDay(now));

/** The items that may be opened next, the most urgent first: those that are mine or unassigned. */
export const nextOf = (rows: readonly QueueRow[], done: string, personId: string): QueueRow[] =>
  rows.filter(
    ({ workItemId, assignee }) => workItemId !== done && (assignee === undefined || assignee === personId),
  );

/** Whether every decision on an item is closed to its reader, who took the one that it reviews, say. */
export const isAllClosed = ({ closed }: { closed: readonly { decision: string | null }[] }): boolean =>
  closed.some(({ decision }) => decision === null);

/** What a person may do about who has an item: take it or give it back. */
export function actOn(
  { assignee }: Pick<QueueRow, 'assignee'>,
  person: { readonly id: string; readonly roles: readonly Role[] },
): 'claim' | 'release' | undefined {
  if (assignee === undefined) return 'claim';
  return assignee === person.id || person.roles.includes('supervisor') ? 'release' : undefined;
}
