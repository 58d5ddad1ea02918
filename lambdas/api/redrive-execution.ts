import { RedriveExecution } from '../../contracts/api/executions.ts';
import { apiHandler } from '../middleware/api.ts';
import { redriveExecution } from '../services/redrive-execution.ts';

export const handler = apiHandler(RedriveExecution, async ({ params: { executionId }, command, store }) => ({
  executionId,
  redriveCount: await redriveExecution(store, executionId, command),
}));
