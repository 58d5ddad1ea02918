import { ReadExecution } from '../../contracts/api/executions.ts';
import { redriveObstacle } from '../../domain/execution/redrive.ts';
import { apiHandler } from '../middleware/api.ts';
import { reachedExecution } from '../middleware/execution-access.ts';
import { theExecutions } from '../middleware/execution-services.ts';
import { childrenOf, rowOf } from '../middleware/execution-tree.ts';

export const handler = apiHandler(ReadExecution, async (request) => {
  const { id, caseRecord } = await reachedExecution(request);
  const executions = theExecutions();
  const [execution, definition] = await Promise.all([executions.describe(id), executions.definition(id)]);
  const { input, output, error, cause, redriveCount } = execution;
  return {
    ...rowOf(execution, caseRecord.id),
    ...{ input, output, redriveCount, definition },
    error: error ?? null,
    cause: cause ?? null,
    noRedrive: redriveObstacle(execution, caseRecord) ?? null,
    ...(await childrenOf(executions, execution, caseRecord.id)),
  };
});
