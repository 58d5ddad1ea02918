import { ListReaders } from '../../contracts/api/audit.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ListReaders, async ({ params, query, store }) => {
  const { items, cursor } = await store.listReaders(params.day, query.limit, query.cursor);
  return { readers: items, cursor };
});
