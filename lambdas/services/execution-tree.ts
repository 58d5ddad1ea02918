import type { ExecutionNode, ExecutionRow } from '../../contracts/api/executions.ts';
import type { StartedExecution } from '../../domain/execution/children.ts';
import { childrenIn } from '../../domain/execution/children.ts';
import type { ExecutionId } from '../../domain/execution/execution-id.ts';
import { caseInName, executionId, parseExecutionId } from '../../domain/execution/execution-id.ts';
import type { HistoryEvent } from '../../domain/execution/history-event.ts';
import { STAGES } from '../../domain/kernel/catalogue.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { STAGE_NAMES } from '../../domain/policy/stage-name.ts';
import type { Execution } from '../adapters/executions.ts';
import type { KeptExecutions } from './kept-executions.ts';

const PAGE = 1000;
const MAX_PAGES = 5;
/** How many children are described one by one if the parent's history does not tell how they stand. */
const MAX_ASKED = 25;

/** Stages that start executions of their own. */
const STARTING: ReadonlySet<string> = new Set(STAGE_NAMES.filter((stage) => STAGES[stage].startsExecutions));

export const rowOf = (execution: Execution, caseId?: string): ExecutionRow => ({
  executionId: executionId(execution),
  workflow: execution.workflow,
  caseId: caseId ?? caseInName(execution.name) ?? null,
  status: execution.status,
  startedAt: execution.startedAt,
  stoppedAt: execution.stoppedAt,
});

/** The result, or undefined if it is kept nowhere. */
export async function ifKept<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof CaseError && error.name === 'NotKept') return undefined;
    throw error;
  }
}

/** A history in order, up to its 5,000th event. */
async function readHistory(
  executions: KeptExecutions,
  id: ExecutionId,
): Promise<{ events: HistoryEvent[]; complete: boolean }> {
  const events: HistoryEvent[] = [];
  let token: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const read = await executions.history(id, PAGE, false, token);
    events.push(...read.items);
    token = read.token;
    if (token === undefined) return { events, complete: true };
  }
  return { events, complete: false };
}

/**
 * The executions that this one has started, as far as its history tells; those that nothing waits for are described.
 */
export async function childrenOf(
  executions: KeptExecutions,
  parent: Execution,
  caseId: string,
): Promise<{ children: ExecutionNode[]; complete: boolean }> {
  const { events, complete } = await readHistory(executions, parent);
  let asked = 0;
  const nodeOf = async (child: StartedExecution): Promise<ExecutionNode> => {
    const id = executions.idOf(child.arn);
    const known = {
      ...{ executionId: executionId(id), workflow: id.workflow, caseId },
      ...{ parent: executionId(parent), state: child.state, startedAt: child.startedAt },
    };
    if (child.status) return { ...known, status: child.status, stoppedAt: child.stoppedAt ?? null };
    if (child.waitedFor && parent.status === 'RUNNING')
      return { ...known, status: 'RUNNING', stoppedAt: null };
    asked += 1;
    const told = asked > MAX_ASKED ? undefined : await ifKept(executions.describe(id));
    return { ...known, status: told?.status ?? null, stoppedAt: told?.stoppedAt ?? null };
  };
  return { children: await Promise.all(childrenIn(events).map(nodeOf)), complete };
}

/** An execution with everything it started, two levels down; undefined if it is kept nowhere. */
export async function executionTree(
  executions: KeptExecutions,
  id: ExecutionId,
  caseId: string,
): Promise<{ nodes: ExecutionNode[]; complete: boolean } | undefined> {
  const root = await ifKept(executions.describe(id));
  if (!root) return undefined;
  const first = await childrenOf(executions, root, caseId);
  const nodes: ExecutionNode[] = [{ ...rowOf(root, caseId), parent: null, state: null }, ...first.children];
  let { complete } = first;
  for (const child of first.children.filter(({ workflow }) => STARTING.has(workflow))) {
    const parent = await ifKept(executions.describe(parseExecutionId(child.executionId)));
    if (!parent) continue;
    const second = await childrenOf(executions, parent, caseId);
    nodes.push(...second.children);
    complete &&= second.complete;
  }
  return { nodes, complete };
}
