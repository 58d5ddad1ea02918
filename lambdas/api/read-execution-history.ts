import { ReadExecutionHistory } from '../../contracts/api/executions.ts';
import { apiHandler } from '../middleware/api.ts';
import { executionInScope } from '../services/execution-access.ts';
import { keptExecutions } from '../services/kept-executions.ts';

export const handler = apiHandler(ReadExecutionHistory, async (request) => {
  const { id } = await executionInScope(request);
  const { limit, reverse, cursor } = request.query;
  const page = await keptExecutions().history(id, limit, reverse === 'true', cursor);
  return { events: page.items, cursor: page.token ?? null };
});
