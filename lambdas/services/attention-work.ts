import { ListWorkItems } from '../../contracts/api/work-items.ts';
import { rolesOf } from '../../contracts/authorization.ts';
import { isAway } from '../../domain/staff/absence.ts';
import type { Attention } from '../../domain/work-item/attention.ts';
import { ATTENTION } from '../../domain/work-item/attention.ts';
import type { Away } from '../../domain/work-item/needs-for.ts';
import { needsFor } from '../../domain/work-item/needs-for.ts';
import type { QueueRow, QueueViewer } from '../../domain/work-item/queue.ts';
import type { Store } from './the-store.ts';

interface Read {
  readonly rows: readonly QueueRow[];
  readonly more: boolean;
}

/** Who of an office is away now. */
async function awayAt(store: Store, office: string, at: string): Promise<Away> {
  const absences = await store.listAbsences(office, at);
  return new Set(absences.filter((absence) => isAway(absence, at)).map(({ staff }) => staff));
}

/** What needs a supervisor for one thing, whatever the role. */
export async function attentionWork(
  store: Store,
  office: string,
  attention: Attention,
  viewer: QueueViewer,
): Promise<QueueRow[]> {
  const until = attention === 'overdue' ? viewer.at : undefined;
  const [away, queues] = await Promise.all([
    awayAt(store, office, viewer.at),
    Promise.all(rolesOf(ListWorkItems).map((role) => store.readQueue(role, office, until))),
  ]);
  return queues.flatMap(({ rows }) => rows).filter((row) => needsFor(row, attention, viewer, away));
}

/** How much there is of each, out of queues that were read. */
export async function countAttention(
  store: Store,
  office: string,
  queues: readonly Read[],
  viewer: QueueViewer,
): Promise<Record<Attention, { count: number; atLeast: boolean }>> {
  const away = await awayAt(store, office, viewer.at);
  const rows = queues.flatMap((queue) => queue.rows);
  const atLeast = queues.some(({ more }) => more);
  return Object.fromEntries(
    ATTENTION.map((one) => [
      one,
      { count: rows.filter((row) => needsFor(row, one, viewer, away)).length, atLeast },
    ]),
  ) as Record<Attention, { count: number; atLeast: boolean }>;
}
