import { ListStuckCases } from '../../contracts/api/executions.ts';
import type { Case } from '../../domain/case/case.ts';
import { executionOf } from '../../domain/case/relay.ts';
import { CaseError } from '../../domain/errors.ts';
import { executionId } from '../../domain/execution/execution-id.ts';
import { isSilent } from '../../domain/execution/silent.ts';
import { apiHandler } from '../middleware/api.ts';
import type { Executions } from '../middleware/execution-services.ts';
import { theExecutions } from '../middleware/execution-services.ts';
import { kept } from '../middleware/execution-tree.ts';

/** The branches of an execution that are open end within its last events. */
const LAST_EVENTS = 100;

async function stuckOf(head: Case, executions: Executions, at: string) {
  const id = { workflow: 'resettlement-case', name: executionOf(head.id, head.run) };
  const found = { caseId: head.id, executionId: executionId(id) };
  const execution = await kept(executions.describe(id));
  if (!execution) return [{ ...found, problem: 'missing' as const, status: null, since: null }];
  const { status, stoppedAt } = execution;
  if (status !== 'RUNNING') return [{ ...found, problem: 'ended' as const, status, since: stoppedAt }];
  const { items } = await executions.history(id, LAST_EVENTS, true);
  if (!isSilent(items, at)) return [];
  return [{ ...found, problem: 'silent' as const, status, since: items[0]?.at ?? null }];
}

export const handler = apiHandler(ListStuckCases, async ({ query, actor, command, store }) => {
  if (!actor.office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const page = await store.listCases({ office: actor.office }, query.limit, query.cursor);
  const underWay = page.items
    .map(({ head }) => head)
    .filter(({ status, run }) => (status === 'active' || status === 'closing') && run > 0);
  const executions = theExecutions();
  const stuck = await Promise.all(underWay.map((head) => stuckOf(head, executions, command.at)));
  return { looked: underWay.length, stuck: stuck.flat(), cursor: page.cursor ?? null };
});
