import { ReadPolicy } from '../../contracts/api/policies.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(ReadPolicy, async ({ params: { programme, version }, store }) =>
  version === 'current' ? store.currentPolicy(programme) : store.findPolicy(programme, version),
);
