import type { ExecutionStatus } from '../../domain/execution/execution-id.ts';
import { parseExecutionId } from '../../domain/execution/execution-id.ts';
import { isBefore, minus } from '../../domain/kernel/calendar.ts';
import type { ArchivedItem } from '../adapters/archived-store.ts';
import type { Execution, Listing } from '../adapters/executions.ts';
import { cursorOf } from '../adapters/lists.ts';
import { ifKept } from './execution-tree.ts';
import { theStore } from './the-store.ts';
import { theExecutions } from './the-workflows.ts';

/** Step Functions keeps whatever ended after this, and lists it itself. */
const KEPT = 'P90D';

/** Whether an archived execution is no longer listed by Step Functions. */
async function isGone({ executionId, stoppedAt }: ArchivedItem, at: string): Promise<boolean> {
  if (!isBefore(stoppedAt, minus(at, KEPT))) return false;
  return (await ifKept(theExecutions().describe(parseExecutionId(executionId)))) === undefined;
}

/** Archived executions of a workflow that Step Functions no longer lists, newest first. */
export async function archivedRows(
  workflow: string,
  status: ExecutionStatus | undefined,
  most: number,
  { at, token }: { at: string; token?: string | undefined },
): Promise<Listing<Execution>> {
  const page = await theStore().listArchived(workflow, most, token || cursorOf(minus(at, KEPT)));
  const gone = await Promise.all(page.items.map((item) => isGone(item, at)));
  const items = page.items
    .filter((item, index) => gone[index] && (status === undefined || item.status === status))
    .map(({ executionId, status: ended, startedAt, stoppedAt, redriveCount }) => ({
      ...parseExecutionId(executionId),
      ...{ status: ended, startedAt, stoppedAt, redriveCount },
    }));
  return page.cursor === undefined ? { items } : { items, token: page.cursor };
}
