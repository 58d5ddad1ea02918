import { ReadReadings } from '../../contracts/api/audit.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ReadReadings, async ({ params, query, store }) => {
  const { entries, findings, next } = await store.readReadings(params, query.after, query.limit);
  return { entries, findings, next };
});
