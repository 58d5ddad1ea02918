import { ReadReadings } from '../../contracts/api/audit.ts';
import { apiHandler } from '../middleware/api.ts';
import { staffIn } from '../services/named-in-audit.ts';

export const handler = apiHandler(ReadReadings, async ({ params, query, store }) => {
  const { entries, findings, next } = await store.readReadings(params, query.after, query.limit);
  return { entries, findings, next, people: await staffIn(store, entries), names: {} };
});
