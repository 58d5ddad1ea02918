import { hasCaseInScope, isWithheldFrom } from '../../domain/case/access.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { isOpen, type WorkItem } from '../../domain/work-item/work-item.ts';
import type { Store } from './the-store.ts';
import { queuesOf } from './work-queues.ts';

/** How many cases are read at once. */
const AT_ONCE = 20;
const MOST_RECORDS = 100;

/** The cases of these that somebody may open. */
async function openTo(store: Store, ids: readonly string[], { actor, at }: Command, reach: string) {
  const records: CaseRecord[] = [];
  for (let from = 0; from < ids.length; from += MOST_RECORDS)
    records.push(...(await store.loadCaseRecords(ids.slice(from, from + MOST_RECORDS))).values());
  return records.filter(
    (one) =>
      hasCaseInScope(one, actor, reach) &&
      (one.overview === undefined || !isWithheldFrom(one.overview, actor, at)),
  );
}

/** The open work of cases that is in a queue of whoever asks, the most urgent first. */
export async function workOfCases(
  store: Store,
  ids: readonly string[],
  command: Command,
  reach: string,
): Promise<WorkItem[]> {
  const { actor } = command;
  const records = await openTo(store, [...new Set(ids)], command, reach);
  const work: WorkItem[] = [];
  for (let from = 0; from < records.length; from += AT_ONCE)
    for (const items of await Promise.all(
      records.slice(from, from + AT_ONCE).map(({ id }) => store.loadWork(id)),
    ))
      work.push(...items);
  return work
    .filter((item) => isOpen(item) && item.office === actor.office && queuesOf(actor).includes(item.role))
    .toSorted((one, other) => (one.dueAt < other.dueAt ? -1 : 1));
}
