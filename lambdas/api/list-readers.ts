import { ListReaders } from '../../contracts/api/audit.ts';
import { apiHandler } from '../middleware/api.ts';
import { theEnvironment } from '../services/environment.ts';

export const handler = apiHandler(ListReaders, async ({ params, query, store }) => {
  const { items, cursor } = await store.listReaders(params.day, query.limit, query.cursor);
  const known = await store.loadStaffOf(items);
  const names = known.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const]));
  const failedSignIns = theEnvironment().FAILED_SIGN_INS ?? ('recorded' as const);
  return { readers: items, names: Object.fromEntries(names), failedSignIns, cursor };
});
