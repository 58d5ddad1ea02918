import type { WorkItem } from '../../domain/work-item/work-item.ts';
import type { Store } from './the-store.ts';

/** How many work items are loaded at once. */
const AT_ONCE = 100;

async function itemsOf(store: Store, ids: readonly string[]): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE)
    items.push(...(await store.loadWorkItems(ids.slice(from, from + AT_ONCE))));
  return items;
}

/** Items that were chosen, each with whoever has it: a batch that is taken back gives it to them again. */
export async function asChosen(
  store: Store,
  chosen: readonly { readonly id: string; readonly version: number }[],
): Promise<{ id: string; version: number; had?: string }[]> {
  const holders = new Map(
    (
      await itemsOf(
        store,
        chosen.map(({ id }) => id),
      )
    ).map(({ id, assignee }) => [id, assignee]),
  );
  return chosen.map(({ id, version }) => {
    const had = holders.get(id);
    return { id, version, ...(had === undefined ? {} : { had }) };
  });
}

/** The same of rows of queues: the version of each as it is now. */
export const chosenOf = async (store: Store, ids: readonly string[]) =>
  (await itemsOf(store, ids)).map(({ id, version, assignee }) => ({
    ...{ id, version },
    ...(assignee === undefined ? {} : { had: assignee }),
  }));
