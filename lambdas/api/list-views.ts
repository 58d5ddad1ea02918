import { ListViews } from '../../contracts/api/views.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListViews, async ({ actor, store }) => {
  const [views, first] = await Promise.all([store.viewsFor(actor), store.firstViews(actor.id)]);
  return {
    views: views.map(({ id, staff, list, name, place, columns, shared }) => ({
      ...{ viewId: id, list, name, place },
      ...(columns ? { columns } : {}),
      ...(shared ? { shared } : {}),
      ...{ mine: staff === actor.id, first: first?.views[list] === id },
    })),
  };
});
