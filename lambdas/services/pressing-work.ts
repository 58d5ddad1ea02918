import { ListWorkItems } from '../../contracts/api/work-items.ts';
import { rolesOf } from '../../contracts/authorization.ts';
import type { QueueRow, QueueViewer } from '../../domain/work-item/queue.ts';
import { isPressing } from '../../domain/work-item/queue.ts';
import type { Store } from './the-store.ts';

/** The most escalated items that are looked at. */
const MAX_ESCALATED = 500;
/** How many work items are loaded at once. */
const MAX_LOADED = 100;

interface Read {
  readonly rows: readonly QueueRow[];
  readonly more: boolean;
}

/** What of an office has been escalated, whatever the role; also what sponsors were asked, which is in no queue. */
export async function readEscalated(store: Store, office: string): Promise<{ ids: string[]; more: boolean }> {
  const { items, cursor } = await store.listEscalated(office, MAX_ESCALATED);
  return { ids: items.map(({ id }) => String(id)), more: cursor !== undefined };
}

async function rowsOf(store: Store, ids: readonly string[]): Promise<QueueRow[]> {
  const rows: QueueRow[] = [];
  for (let from = 0; from < ids.length; from += MAX_LOADED)
    rows.push(...(await store.loadWorkItems(ids.slice(from, from + MAX_LOADED))));
  return rows;
}

/** What is escalated or overdue at an office, whatever the role, out of queues that were read. */
export async function pressingIn(
  store: Store,
  queues: readonly Read[],
  escalated: { readonly ids: readonly string[]; readonly more: boolean },
  viewer: QueueViewer,
): Promise<{ rows: QueueRow[]; more: boolean }> {
  const queued = queues.flatMap(({ rows }) => rows).filter((row) => isPressing(row, viewer));
  const known = new Set(queued.map(({ id }) => id));
  const others = await rowsOf(
    store,
    escalated.ids.filter((id) => !known.has(id)),
  );
  return { rows: [...queued, ...others], more: escalated.more || queues.some(({ more }) => more) };
}

/** The same, of queues that are read for it: of each role what is due by now. */
export async function pressingWork(
  store: Store,
  office: string,
  viewer: QueueViewer,
): Promise<{ rows: QueueRow[]; more: boolean }> {
  const [escalated, queues] = await Promise.all([
    readEscalated(store, office),
    Promise.all(rolesOf(ListWorkItems).map((role) => store.readQueue(role, office, viewer.at))),
  ]);
  return pressingIn(store, queues, escalated, viewer);
}
