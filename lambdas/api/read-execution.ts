import { ReadExecution } from '../../contracts/api/executions.ts';
import { redriveObstacle } from '../../domain/execution/redrive.ts';
import { apiHandler } from '../middleware/api.ts';
import { executionInScope } from '../services/execution-access.ts';
import { childrenOf, rowOf } from '../services/execution-tree.ts';
import { keptExecutions } from '../services/kept-executions.ts';

export const handler = apiHandler(ReadExecution, async (request) => {
  const { id, caseRecord } = await executionInScope(request);
  const executions = keptExecutions();
  const [execution, definition, archived] = await Promise.all([
    executions.describe(id),
    executions.definition(id),
    executions.inArchive(id),
  ]);
  const { input, output, error, cause, redriveCount, keptIn } = execution;
  const isCurrent = archived?.item.redriveCount === redriveCount && execution.stoppedAt !== null;
  return {
    ...rowOf(execution, caseRecord.id),
    ...{ input, output, redriveCount, definition },
    error: error ?? null,
    cause: cause ?? null,
    keptIn,
    archive:
      archived && isCurrent
        ? { digest: archived.item.digest, entry: archived.item.entry, proved: archived.proved }
        : null,
    noRedrive: redriveObstacle(execution, caseRecord) ?? null,
    ...(await childrenOf(executions, execution, caseRecord.id)),
  };
});
