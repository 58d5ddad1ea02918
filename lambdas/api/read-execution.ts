import { ReadExecution } from '../../contracts/api/executions.ts';
import { redriveObstacle } from '../../domain/execution/redrive.ts';
import { apiHandler } from '../middleware/api.ts';
import { executionInScope } from '../services/execution-access.ts';
import { childrenOf, rowOf } from '../services/execution-tree.ts';
import { theExecutions } from '../services/the-workflows.ts';

export const handler = apiHandler(ReadExecution, async (request) => {
  const { id, caseRecord } = await executionInScope(request);
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
