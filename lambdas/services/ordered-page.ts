import type { QueueRow } from '../../domain/work-item/queue.ts';
import type { QueueSort } from '../../domain/work-item/queue-order.ts';
import { pageInOrder } from '../../domain/work-item/queue-order.ts';
import { cursorOf, sortKeyOf } from '../adapters/lists.ts';

interface Asked {
  readonly sort?: QueueSort | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page of rows in the order that was asked for, out of all that were read. */
export function orderedPage(
  rows: readonly QueueRow[],
  { sort, limit, cursor }: Asked,
  otherwise: QueueSort,
): { items: { id: unknown }[]; cursor?: string } {
  const { items, next } = pageInOrder(rows, sort ?? otherwise, { limit, after: sortKeyOf(cursor) });
  return next === undefined ? { items } : { items, cursor: cursorOf(next) };
}
