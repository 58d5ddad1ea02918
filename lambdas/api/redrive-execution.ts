import { RedriveExecution } from '../../contracts/api/executions.ts';
import { recordRedrive, redriveObstacle } from '../../domain/execution/redrive.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { executionInScope } from '../services/execution-access.ts';
import { keptExecutions } from '../services/kept-executions.ts';
import { theExecutions } from '../services/the-workflows.ts';

/**
 * The audit entry is written first, so that nothing is redriven unrecorded; a repeat finds the entry and does not ask
 * again.
 */
export const handler = apiHandler(RedriveExecution, async (request) => {
  const { id, caseRecord } = await executionInScope(request);
  const { command, store } = request;
  const answer = await store.change(
    caseRecord.id,
    command,
    async (file) => {
      const execution = await keptExecutions().describe(id);
      const why = redriveObstacle(execution, file.case);
      if (why)
        throw new CaseError('WrongState', `Expected an execution that can be redriven, received: ${why}.`);
      return recordRedrive(execution);
    },
    true,
  );
  const count = answer.redriveCount;
  const { redriveCount } = await theExecutions().describe(id);
  if (redriveCount < count) await theExecutions().redrive(id, command.id);
  return { executionId: request.params.executionId, redriveCount: count };
});
