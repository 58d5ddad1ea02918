import { ReadExecutionHistory } from '../../contracts/api/executions.ts';
import { apiHandler } from '../middleware/api.ts';
import { reachedExecution } from '../middleware/execution-access.ts';
import { theExecutions } from '../middleware/execution-services.ts';

export const handler = apiHandler(ReadExecutionHistory, async (request) => {
  const { id } = await reachedExecution(request);
  const { limit, reverse, cursor } = request.query;
  const page = await theExecutions().history(id, limit, reverse === 'true', cursor);
  return { events: page.items, cursor: page.token ?? null };
});
