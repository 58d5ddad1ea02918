import { viewsKey, viewsListKey } from '../../contracts/list-table.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import type { FirstViews, SavedView } from '../../domain/staff/saved-view.ts';
import { isFor } from '../../domain/staff/saved-view.ts';
import { loadEntities } from './case-store.ts';
import type { Table } from './dynamodb.ts';
import { mergedPage, partitionItems } from './lists.ts';
import { entitiesOf } from './stored-item.ts';

/** The most views that are shared at one office. */
const MOST_SHARED = 100;

const keyOf = (staff: string, id: string) => ({ pk: viewsKey(staff), sk: `view#${id}` });

async function ownViews(table: Table, staff: string): Promise<SavedView[]> {
  const entities = entitiesOf(await partitionItems(table, viewsKey(staff), 'view#'));
  return entities.filter((entity): entity is SavedView => entity.type === 'saved-view');
}

/** The store's operations on views of lists. */
export const viewsOf = (table: Table) => ({
  /** Every view that somebody saved, removed ones included. */
  ownViews: (staff: string) => ownViews(table, staff),
  /** The views that somebody finds: their own, then those that others share with them. */
  async viewsFor(actor: Actor): Promise<SavedView[]> {
    const [own, listed] = await Promise.all([
      ownViews(table, actor.id),
      mergedPage(table, 'list', [viewsListKey(actor.office)], MOST_SHARED),
    ]);
    const others = listed.items.flatMap(({ ls }) => {
      const [staff = '', id = ''] = String(ls).split(' ');
      return staff === actor.id ? [] : [keyOf(staff, id)];
    });
    const shared = (await loadEntities(table, others)) as SavedView[];
    shared.sort((a, b) => (a.name < b.name ? -1 : 1));
    return [...own, ...shared].filter((view) => isFor(view, actor));
  },
  async firstViews(staff: string): Promise<FirstViews | undefined> {
    const [first] = await loadEntities(table, [{ pk: viewsKey(staff), sk: 'first' }]);
    return first as FirstViews | undefined;
  },
});
