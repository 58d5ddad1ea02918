import type { Case } from '../../domain/case/case.ts';
import { isHeldBack } from '../../domain/case/case.ts';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { RelayAction } from '../../domain/casework/relay.ts';
import { executionOf, questionOf, sharingOf } from '../../domain/casework/relay.ts';
import type { ExecutionId, ExecutionStatus } from '../../domain/execution/execution-id.ts';
import { executionId } from '../../domain/execution/execution-id.ts';
import {
  attentionOwed,
  openItems,
  restartName,
  resumingAction,
  settledItems,
} from '../../domain/execution/left-behind.ts';
import type { Problem } from '../../domain/execution/reconciliation.ts';
import { PLATFORM } from '../../domain/kernel/actor.ts';
import { minus } from '../../domain/kernel/calendar.ts';
import type { SponsorFile } from '../../domain/sponsorship/sponsor-file.ts';
import { isSearching, subjectOf } from '../../domain/tracing-request/tracing-request.ts';
import { overdueDecisions } from '../../domain/work-item/held-decision.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { followReunification, reunitedWith } from '../../stages/family-tracing/follow-reunification.ts';
import { ifKept } from './execution-tree.ts';
import { theStore } from './the-store.ts';
import { theExecutions, theWorkflows } from './the-workflows.ts';

/** A disagreement between the table and the executions about one case or sponsor. */
export interface Finding {
  owner: string;
  problem: Problem;
  id: ExecutionId;
  status: ExecutionStatus | null;
  since: string | null;
  workItemId?: string;
  /** The item it is about. */
  item?: WorkItem;
  /** The action that starts an execution which never existed. */
  start?: RelayAction;
  /** The case whose tracing request lags behind the reunification. */
  behind?: string;
}

type Attention = Extract<RelayAction, { kind: 'start' }>;

/** How many executions of one tracing request are examined: it is renewed about twice a year. */
const MAX_RENEWALS = 20;

/** How an execution stands; what Step Functions no longer keeps has not gone missing if it was archived. */
const standing = async (id: ExecutionId) => {
  const found =
    (await ifKept(theExecutions().describe(id))) ?? (await theStore().findArchived(executionId(id)));
  return { status: found?.status ?? null, since: found?.stoppedAt ?? null };
};

async function itemFindings(owner: string, items: readonly WorkItem[], at: string): Promise<Finding[]> {
  const found: Finding[] = [];
  const finding = async (item: WorkItem, problem: Problem): Promise<Finding> => {
    const id = theExecutions().idOf(item.execution);
    return { owner, problem, id, ...(await standing(id)), workItemId: item.id, item };
  };
  const failedStage = items.some((item) => item.kind === 'failed-stage' && openItems([item]).length > 0);
  for (const item of openItems(items)) {
    // Work left open by a failed stage is resumed or cancelled by a supervisor's decision about the stage.
    if (failedStage && item.kind !== 'failed-stage' && item.stage !== 'family-tracing') continue;
    if (!(await theWorkflows().isAwaited(item.token))) found.push(await finding(item, 'unheard'));
  }
  for (const item of settledItems(items, at))
    if (resumingAction(item).length > 0 && (await theWorkflows().isAwaited(item.token)))
      found.push(await finding(item, 'untold'));
  return found;
}

async function runFindings(caseRecord: Case): Promise<Finding[]> {
  const underWay = (caseRecord.status === 'active' || caseRecord.status === 'closing') && caseRecord.run > 0;
  if (!underWay || isHeldBack(caseRecord)) return [];
  const id = { workflow: 'resettlement-case', name: executionOf(caseRecord.id, caseRecord.run) } as const;
  const { status, since } = await standing(id);
  if (status === 'RUNNING') return [];
  const input = { caseId: caseRecord.id, run: caseRecord.run };
  const start = { kind: 'start' as const, workflow: id.workflow, execution: id.name, input };
  if (status === null) return [{ owner: caseRecord.id, problem: 'missing', id, status, since, start }];
  return [{ owner: caseRecord.id, problem: 'ended', id, status, since }];
}

/**
 * A held record about which nobody is asked. Its own offices are not told, because to them it looks like any other.
 */
export async function findingsOfHold({ case: caseRecord, workItems }: CaseFile): Promise<Finding[]> {
  const asked = workItems.some((item) => item.kind === 'same-number' && openItems([item]).length > 0);
  if (!caseRecord.held || asked) return [];
  return notAttended(caseRecord.id, questionOf(caseRecord));
}

/** Work that nobody asks for: the execution that asks was never started, or ended unanswered. */
async function notAttended(owner: string, start: Attention): Promise<Finding[]> {
  const id = { workflow: start.workflow, name: start.execution };
  const { status, since } = await standing(id);
  if (status === 'RUNNING') return [];
  const again = status === null ? start : { ...start, execution: restartName(start.execution) };
  return [{ owner, problem: 'missing', id, status, since, start: again }];
}

/** A candidate about whom another office should have been asked, and was not. */
async function sharingFindings({ case: caseRecord, tracing, workItems }: CaseFile): Promise<Finding[]> {
  const found: Finding[] = [];
  const asked = new Set(openItems(workItems).map(({ kind, subject }) => `${kind} ${subject}`));
  for (const request of tracing.filter(isSearching))
    for (const candidate of request.candidates) {
      if (candidate.decision !== 'open' || candidate.sharing?.status !== 'asked') continue;
      const subject = subjectOf(request, candidate);
      if (asked.has(`identity-sharing ${subject}`) || asked.has(`failed-stage identity-sharing/${subject}`))
        continue;
      found.push(...(await notAttended(caseRecord.id, sharingOf(request, candidate))));
    }
  return found;
}

/** An open tracing request whose newest execution does not run, unless one of its items is already reported. */
async function tracingFindings({ case: caseRecord, tracing }: CaseFile): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const request of tracing.filter(({ status }) => status !== 'closed')) {
    let renewals = 0;
    let newest = await standing({ workflow: 'family-tracing', name: request.id });
    for (; renewals < MAX_RENEWALS && newest.status !== 'RUNNING'; renewals += 1) {
      const next = await standing({ workflow: 'family-tracing', name: `${request.id}-${renewals + 1}` });
      if (next.status === null) break;
      newest = next;
    }
    if (newest.status === 'RUNNING') continue;
    const number = newest.status === null ? 0 : renewals + 1;
    const name = number === 0 ? request.id : `${request.id}-${number}`;
    const input = { caseId: caseRecord.id, requestId: request.id, renewals: number };
    const start = { kind: 'start' as const, workflow: 'family-tracing' as const, execution: name, input };
    const id = { workflow: 'family-tracing', name };
    found.push({ owner: caseRecord.id, problem: 'tracing', id, ...newest, start });
  }
  return found;
}

const ENDED_BADLY: ReadonlySet<ExecutionStatus> = new Set(['FAILED', 'TIMED_OUT', 'ABORTED']);

/** A message from a sponsor, or a use of break-glass access, that nobody was told about. */
async function attentionFindings(
  { case: caseRecord, access, messages, changes, rights, workItems }: CaseFile,
  at: string,
): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const start of attentionOwed({ access, messages, changes, rights, workItems }, at)) {
    const id = { workflow: start.workflow, name: start.execution };
    const { status, since } = await standing(id);
    if (status === null) found.push({ owner: caseRecord.id, problem: 'missing', id, status, since, start });
    else if (ENDED_BADLY.has(status)) {
      const again = { ...start, execution: restartName(start.execution) };
      found.push({ owner: caseRecord.id, problem: 'missing', id, status, since, start: again });
    }
  }
  return found;
}

/** Requests of other cases that lag behind this case's reunification. */
async function reunificationFindings({ case: caseRecord }: CaseFile, at: string): Promise<Finding[]> {
  const found: Finding[] = [];
  const command = { id: 'reconcile', actor: PLATFORM, at };
  const id = { workflow: 'resettlement-case', name: executionOf(caseRecord.id, caseRecord.run) };
  for (const behind of reunitedWith(caseRecord)) {
    const { writes } = followReunification(await theStore().loadCase(behind), caseRecord, command);
    if (writes.length > 0)
      found.push({ owner: caseRecord.id, problem: 'reunification', id, ...(await standing(id)), behind });
  }
  return found;
}

/** How long a message may be on its way after its time. */
const GRACE = 'PT1M';

/** Decisions that nobody took back and that did not take effect in time: the message that releases them is lost. */
const heldFindings = (owner: string, workItems: readonly WorkItem[], at: string): Promise<Finding[]> =>
  Promise.all(
    overdueDecisions({ workItems }, minus(at, GRACE)).map(async ({ item }) => {
      const id = theExecutions().idOf(item.execution);
      return { owner, problem: 'held' as const, id, ...(await standing(id)), workItemId: item.id, item };
    }),
  );

/** Everything in which a case's executions disagree with the table. */
export async function findingsOfCase(file: CaseFile, at: string): Promise<Finding[]> {
  const run = await runFindings(file.case);
  const tracing = await tracingFindings(file);
  // If what carries the whole case was found, its items will be resumed by what replaces it.
  const items = file.workItems.filter((item) =>
    item.stage === 'family-tracing' ? tracing.length === 0 : run.length === 0,
  );
  return [
    ...run,
    ...tracing,
    ...(await itemFindings(file.case.id, items, at)),
    ...(await heldFindings(file.case.id, file.workItems, at)),
    ...(await attentionFindings(file, at)),
    ...(await sharingFindings(file)),
    ...(await reunificationFindings(file, at)),
  ];
}

/** The same for a sponsor: its vetting, and the work about it. */
export async function findingsOfSponsor({ sponsor, workItems }: SponsorFile, at: string): Promise<Finding[]> {
  const { id: sponsorId, vettingRun: run, vetting } = sponsor;
  const items = [
    ...(await itemFindings(sponsorId, workItems, at)),
    ...(await heldFindings(sponsorId, workItems, at)),
  ];
  if (vetting.status !== 'active' && vetting.status !== 'pending') return items;
  const id = { workflow: 'sponsor-vetting', name: `vetting-${sponsorId}-${run}` };
  const { status, since } = await standing(id);
  const lost = status !== 'RUNNING' && status !== 'SUCCEEDED' && run > 0;
  if (!lost || items.some(({ id: { workflow } }) => workflow === 'sponsor-vetting')) return items;
  const name = status === null ? id.name : `${id.name}-again-1`;
  const input = { sponsorId, run };
  const start = { kind: 'start' as const, workflow: 'sponsor-vetting' as const, execution: name, input };
  return [...items, { owner: sponsorId, problem: 'vetting', id, status, since, start }];
}

/** The id of a finding's execution, as the API shows it. */
export const executionOfFinding = ({ id }: Finding): string => executionId(id);
