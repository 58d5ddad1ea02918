import type { QueueRow } from './queue.ts';

/** What a queue can be sorted by; a minus turns the order round. */
export const QUEUE_SORTS = [
  'due',
  '-due',
  'opened',
  '-opened',
  'kind',
  '-kind',
  'holder',
  '-holder',
  'pressing',
] as const;
export type QueueSort = (typeof QUEUE_SORTS)[number];

/** After every id: what nobody has taken comes last. */
const NOBODY = '~';

/** Where a row stands in an order: a text that is different for each row, and sorts as the order does. */
function placeOf(row: QueueRow, sort: QueueSort): string {
  const due = `${row.dueAt}#${row.id}`;
  switch (sort) {
    case 'due':
    case '-due':
      return due;
    case 'opened':
    case '-opened':
      return `${row.openedAt}#${row.id}`;
    case 'kind':
    case '-kind':
      return `${row.kind}#${due}`;
    case 'holder':
    case '-holder':
      return `${row.assignee ?? NOBODY}#${due}`;
    case 'pressing':
      return `${row.escalatedAt === undefined ? 1 : 0}#${due}`;
  }
}

/** A page of rows in an order, after a place in it; `next` is the place where the following page begins. */
export function pageInOrder(
  rows: readonly QueueRow[],
  sort: QueueSort,
  { limit, after = '' }: { readonly limit: number; readonly after?: string | undefined },
): { items: QueueRow[]; next?: string } {
  const descending = sort.startsWith('-');
  const places = rows.map((row) => ({ row, place: placeOf(row, sort) }));
  places.sort((a, b) => (a.place < b.place === descending ? 1 : -1));
  const following = places.filter(
    ({ place }) => after === '' || (descending ? place < after : place > after),
  );
  const page = following.slice(0, limit);
  const last = page.at(-1);
  const items = page.map(({ row }) => row);
  return following.length > limit && last ? { items, next: last.place } : { items };
}
