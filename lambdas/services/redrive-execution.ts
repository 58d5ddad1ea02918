import { RedriveExecution } from '../../contracts/api/executions.ts';
import { grantOf } from '../../contracts/authorization.ts';
import { recordRedrive, redriveObstacle } from '../../domain/execution/redrive.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { executionInScope } from './execution-access.ts';
import { keptExecutions } from './kept-executions.ts';
import type { Store } from './the-store.ts';
import { theExecutions } from './the-workflows.ts';

/**
 * Lets a failed execution go on from where it failed; gives how often it has. The audit entry is written first, so that
 * nothing is redriven unrecorded; a repeat finds the entry and does not ask again.
 */
export async function redriveExecution(store: Store, executionId: string, command: Command): Promise<number> {
  const { actor } = command;
  const grant = grantOf(RedriveExecution, actor.roles);
  if (!grant) throw new CaseError('Forbidden', 'Expected a supervisor.');
  const { id, caseRecord } = await executionInScope({ params: { executionId }, actor, grant, store });
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
  return count;
}
