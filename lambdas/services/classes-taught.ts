import type { OrientationClass } from '../../domain/classes/orientation-class.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { holderOrganisation } from '../../domain/work-item/given.ts';
import type { Store } from './the-store.ts';

/** The classes that somebody's organisation teaches, with the households whose sessions it still has. */
export async function classesTaught(store: Store, { organisation }: Actor): Promise<OrientationClass[]> {
  if (organisation === undefined) return [];
  const { agreement } = await store.loadOrganisation(organisation);
  const lists = await Promise.all((agreement?.offices ?? []).map((office) => store.listClasses(office)));
  const theirs = lists.flatMap(({ items }) => items).filter((one) => one.organisation === organisation);
  return Promise.all(
    theirs.map(async (one) => {
      const items = await store.loadWorkItems(one.households.map(({ workItemId }) => workItemId));
      const had = new Set(
        items.filter((item) => holderOrganisation(item) === organisation).map(({ id }) => id),
      );
      return { ...one, households: one.households.filter(({ workItemId }) => had.has(workItemId)) };
    }),
  );
}
