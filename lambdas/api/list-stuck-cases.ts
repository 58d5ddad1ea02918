import { ListStuckCases } from '../../contracts/api/executions.ts';
import type { CaseRecord } from '../../domain/case/case.ts';
import { executionOf } from '../../domain/casework/relay.ts';
import { executionId } from '../../domain/execution/execution-id.ts';
import { isSilent } from '../../domain/execution/silent.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { ifKept } from '../services/execution-tree.ts';
import type { Finding } from '../services/reconcile.ts';
import { executionOfFinding, findingsOfCase, findingsOfSponsor } from '../services/reconcile.ts';
import type { Store } from '../services/the-store.ts';
import { theExecutions } from '../services/the-workflows.ts';

/** Open branches of an execution end within its last events. */
const LAST_EVENTS = 100;
const MAX_SPONSORS = 25;

const rowOf = (finding: Finding) => ({
  caseId: finding.owner,
  executionId: executionOfFinding(finding),
  problem: finding.problem,
  workItemId: finding.workItemId ?? null,
  status: finding.status,
  since: finding.since,
});

async function silenceOf(caseRecord: CaseRecord, at: string) {
  if (caseRecord.status === 'closed' || caseRecord.run === 0) return [];
  const id = { workflow: 'resettlement-case', name: executionOf(caseRecord.id, caseRecord.run) };
  const execution = await ifKept(theExecutions().describe(id));
  if (execution?.status !== 'RUNNING') return [];
  const { items } = await theExecutions().history(id, LAST_EVENTS, true);
  if (!isSilent(items, at)) return [];
  const found = { caseId: caseRecord.id, executionId: executionId(id), workItemId: null };
  return [{ ...found, problem: 'silent' as const, status: execution.status, since: items[0]?.at ?? null }];
}

async function stuckOf(caseRecord: CaseRecord, store: Store, at: string) {
  const found = await findingsOfCase(await store.loadCase(caseRecord.id), at);
  return [...found.map(rowOf), ...(await silenceOf(caseRecord, at))];
}

async function sponsorsOf(office: string, store: Store, at: string) {
  const { items } = await store.listSponsors(office, MAX_SPONSORS);
  const found = await Promise.all(
    items.map(async ({ id }) => findingsOfSponsor(await store.loadSponsorFile(id), at)),
  );
  return found.flat().map(rowOf);
}

export const handler = apiHandler(ListStuckCases, async ({ query, actor, command, store }) => {
  if (!actor.office) throw new CaseError('Forbidden', 'Expected a person of an office.');
  const page = await store.listCases({ office: actor.office }, query.limit, query.cursor);
  const looked = page.items
    .map(({ caseRecord }) => caseRecord)
    .filter(({ status }) => status !== 'registered');
  const stuck = await Promise.all(looked.map((caseRecord) => stuckOf(caseRecord, store, command.at)));
  const sponsors = query.cursor === undefined ? await sponsorsOf(actor.office, store, command.at) : [];
  return { looked: looked.length, stuck: [...sponsors, ...stuck.flat()], cursor: page.cursor ?? null };
});
