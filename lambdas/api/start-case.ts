import { StartCase } from '../../contracts/api/cases.ts';
import type { Case } from '../../domain/case/case.ts';
import { isHeldBack } from '../../domain/case/case.ts';
import { executionOf } from '../../domain/casework/relay.ts';
import { startCase } from '../../domain/casework/start-case.ts';
import { caseCommandHandler } from '../middleware/case-command.ts';
import { ifKept } from '../services/execution-tree.ts';
import { theExecutions, theWorkflows } from '../services/the-workflows.ts';

/** Starts the run of an active case that no execution carries: its start was committed but never delivered. */
async function startLost(caseRecord: Case): Promise<void> {
  const { id, status, run } = caseRecord;
  if (status !== 'active' || run === 0 || isHeldBack(caseRecord)) return;
  const name = executionOf(id, run);
  const workflow = 'resettlement-case';
  if (await ifKept(theExecutions().describe({ workflow, name }))) return;
  await theWorkflows().relay({ kind: 'start', workflow, execution: name, input: { caseId: id, run } });
}

export const handler = caseCommandHandler(StartCase, async (file, { command }) => {
  await startLost(file.case);
  return startCase(file, command);
});
