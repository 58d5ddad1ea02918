import { isHeldBack } from '../case/case.ts';
import type { Stored } from '../case/entities.ts';
import { identifier } from '../kernel/identifier.ts';
import { subjectOf } from '../tracing-request/tracing-request.ts';
import { clientOf } from '../webhooks/webhook.ts';
import { deliveryExecution } from '../webhooks/webhook-delivery.ts';
import { isSponsorId } from '../work-item/work-item.ts';
import { familyActions } from './relay-families.ts';

/** What the table's stream triggers in Step Functions. Every action can safely be repeated. */
export type RelayAction =
  | { kind: 'stop'; workflow: 'resettlement-case' | 'sponsor-vetting'; execution: string; error: string }
  | {
      kind: 'start';
      workflow:
        | 'resettlement-case'
        | 'family-tracing'
        | 'notice-delivery'
        | 'case-attention'
        | 'sponsor-vetting'
        | 'webhook-delivery'
        | 'erasure'
        | 'batch'
        | 'access-review';
      execution: string;
      input: Record<string, unknown>;
    }
  | { kind: 'succeed'; token: string; output: Record<string, unknown> }
  | { kind: 'fail'; token: string; error: string };

/** The name of the execution of a case's run. */
export const executionOf = (caseId: string, run: number): string => `${caseId}-${run}`;

/** The name of the execution that monitors a sponsor's vetting. */
const vettingExecutionOf = (sponsorId: string, run: number): string => `vetting-${sponsorId}-${run}`;

/**
 * The workflow actions that follow from one record's change: a new run starts (after an interrupted one is stopped),
 * a decision or cancelled work item resumes the execution waiting for it, and tracing requests and sponsor vettings
 * start their own.
 */
export function relayOf(before: Stored | undefined, after: Stored): RelayAction[] {
  const relay = (RELAYED as Readonly<Record<string, AnyRelay | undefined>>)[after.type];
  return before === undefined || before.type === after.type ? (relay?.(before, after) ?? []) : [];
}

type Relay<T extends Stored['type']> = (before: Of<T> | undefined, after: Of<T>) => RelayAction[];
type AnyRelay = (before: Stored | undefined, after: Stored) => RelayAction[];

/** The actions of something that is new; its later changes start nothing. */
const ofNew =
  <T extends Stored['type']>(actions: (after: Of<T>) => RelayAction[]): Relay<T> =>
  (before, after) =>
    before === undefined ? actions(after) : [];

/** What each type of record triggers. A type that is not here triggers nothing, and the stream leaves it out. */
const RELAYED = {
  case: caseActions,
  'work-item': workItemActions,
  sponsor: (before, after) => [...vettingActions(before, after), ...familyActions(before, after)],
  'tracing-request': tracingActions,
  'sponsor-message': ofNew<'sponsor-message'>((message) => [attentionTo(message)]),
  'person-message': ofNew<'person-message'>(({ id, caseId, kind }) => {
    const about = { stage: 'closure', kind: 'person-question', subject: id };
    const input = { caseId, ...about, context: { topic: kind } };
    return [{ kind: 'start', workflow: 'case-attention', execution: id, input }];
  }),
  'access-grant': ofNew<'access-grant'>(reviewOf),
  'webhook-delivery': deliveryActions,
  'household-change': ofNew<'household-change'>(confirmationOf),
  'rights-request': rightsActions,
  batch: ofNew<'batch'>(({ id }) => [
    { kind: 'start', workflow: 'batch', execution: id, input: { batchId: id } },
  ]),
  'access-review': (before, after) =>
    after.endedAt !== undefined && before?.endedAt === undefined
      ? [{ kind: 'succeed', token: after.token, output: {} }]
      : [],
} satisfies { readonly [T in Stored['type']]?: Relay<T> };

/** The types of records that trigger something. */
export const RELAYED_TYPES = Object.keys(RELAYED) as (keyof typeof RELAYED)[];

/** A sponsor's question, worry or protection concern becomes a separate work item. */
function attentionTo({ id, caseId, kind, topic }: Of<'sponsor-message'>): RelayAction {
  const about = topic === 'safety' ? 'protection-concern' : `sponsor-${kind}`;
  const stage = kind === 'question' ? 'sponsorship' : 'post-arrival-follow-up';
  const input = { caseId, stage, kind: about, subject: id, context: { topic: topic ?? null } };
  return { kind: 'start', workflow: 'case-attention', execution: id, input };
}

/** A message that is to be sent, or sent again, is tried until it arrives. */
function deliveryActions(
  before: Of<'webhook-delivery'> | undefined,
  after: Of<'webhook-delivery'>,
): RelayAction[] {
  const { id, status, round } = after;
  if (status !== 'pending' || before?.round === round) return [];
  const input = { caseId: clientOf(id), deliveryId: id };
  return [{ kind: 'start', workflow: 'webhook-delivery', execution: deliveryExecution(after), input }];
}

/** Every use of break-glass access is reviewed, whether the case runs, is closed or was never started. */
function reviewOf({ id, caseId, kind }: Of<'access-grant'>): RelayAction[] {
  if (kind !== 'break-glass') return [];
  const input = { caseId, stage: 'closure', kind: 'access-review', subject: id, context: {} };
  return [{ kind: 'start', workflow: 'case-attention', execution: id, input }];
}

/** A second person looks at whoever joins or leaves a household. */
export function confirmationOf({ id, caseId, status }: Of<'household-change'>): Start[] {
  if (status !== 'proposed' && status !== 'in-effect') return [];
  const input = { caseId, stage: 'closure', kind: 'household-change', subject: id, context: {} };
  return [{ kind: 'start', workflow: 'case-attention', execution: id, input }];
}

/** What was asked for is decided on; an erasure that was granted is carried out until all of it is gone. */
function rightsActions(before: Of<'rights-request'> | undefined, after: Of<'rights-request'>): Start[] {
  const { id, caseId, right, status } = after;
  if (before === undefined && status === 'asked') return answerTo(after);
  if (right !== 'erasure' || status !== 'granted' || before?.status === 'granted') return [];
  const input = { caseId, requestId: id };
  return [{ kind: 'start', workflow: 'erasure', execution: `${id}-erasure`, input }];
}

/** Somebody decides on what a person or sponsor asked for about their data, whether the case runs or is closed. */
function answerTo({ id, caseId }: Of<'rights-request'>): Start[] {
  const stage = isSponsorId(caseId) ? 'sponsorship' : 'closure';
  const input = { caseId, stage, kind: 'rights-request', subject: id, context: {} };
  return [{ kind: 'start', workflow: 'case-attention', execution: id, input }];
}

type Start = Extract<RelayAction, { kind: 'start' }>;

/** Each time a record is held, somebody is asked what it is. */
export function questionOf({ id, held }: Of<'case'>): Start {
  const input = { caseId: id, stage: 'closure', kind: 'same-number', subject: id, context: {} };
  const execution = held?.since ? `${id}-question-${held.since}` : `${id}-question`;
  return { kind: 'start', workflow: 'case-attention', execution, input };
}

type Of<T extends Stored['type']> = Extract<Stored, { type: T }>;

/** When a vetting is recorded or changed, a new execution monitors it and replaces the previous one. */
function vettingActions(before: Of<'sponsor'> | undefined, after: Of<'sponsor'>): RelayAction[] {
  const { id: sponsorId, vettingRun: run, interruptedVettingRun: interrupted, vetting } = after;
  if (run === (before?.vettingRun ?? 0)) return [];
  const actions: RelayAction[] = [];
  if (interrupted !== undefined && interrupted !== before?.interruptedVettingRun) {
    const execution = vettingExecutionOf(sponsorId, interrupted);
    actions.push({ kind: 'stop', workflow: 'sponsor-vetting', execution, error: 'VettingChanged' });
  }
  if (vetting.status === 'active' || vetting.status === 'pending') {
    const execution = vettingExecutionOf(sponsorId, run);
    actions.push({ kind: 'start', workflow: 'sponsor-vetting', execution, input: { sponsorId, run } });
  }
  return actions;
}

type Candidate = Of<'tracing-request'>['candidates'][number];

/** Candidates of other offices that have not been asked about yet, or only with other evidence. */
const newlyAsked = (before: Of<'tracing-request'>, after: Of<'tracing-request'>): Candidate[] =>
  after.candidates.filter(
    ({ sharing, personId, evidence }) =>
      sharing?.status === 'asked' &&
      !before.candidates.some((one) => one.personId === personId && one.evidence === evidence && one.sharing),
  );

/** Asks the candidate's office whether another office may see who they are. */
export function sharingOf(
  request: Of<'tracing-request'>,
  candidate: Candidate,
): Extract<RelayAction, { kind: 'start' }> {
  const subject = subjectOf(request, candidate);
  const input = { ...{ caseId: request.caseId, stage: 'family-tracing', kind: 'identity-sharing' }, subject };
  // A candidate may be withdrawn and proposed again with the same evidence; what was done in between tells the
  // questions apart.
  const asked = [candidate.evidence, String(request.actions.length)];
  const execution = `${request.caseId}-${identifier('sharing', subject, ...asked)}`;
  return { kind: 'start', workflow: 'case-attention', execution, input: { ...input, context: {} } };
}

/** A request that stops waiting wakes its execution, which then looks for what is new. */
function tracingActions(
  before: Of<'tracing-request'> | undefined,
  after: Of<'tracing-request'>,
): RelayAction[] {
  if (before === undefined) {
    const input = { caseId: after.caseId, requestId: after.id, renewals: 0 };
    return [{ kind: 'start', workflow: 'family-tracing', execution: after.id, input }];
  }
  const woken: RelayAction[] =
    before.awaiting !== undefined && before.awaiting !== after.awaiting
      ? [{ kind: 'succeed', token: before.awaiting, output: {} }]
      : [];
  return [...woken, ...newlyAsked(before, after).map((candidate) => sharingOf(after, candidate))];
}

function caseActions(before: Of<'case'> | undefined, after: Of<'case'>): RelayAction[] {
  const actions: RelayAction[] = [];
  if (after.held && (!before?.held || before.held.since !== after.held.since))
    actions.push(questionOf(after));
  if (isHeldBack(after)) return actions;
  if (
    after.interruptedRun !== undefined &&
    !(before && isHeldBack(before)) &&
    after.interruptedRun !== before?.interruptedRun
  ) {
    const execution = executionOf(after.id, after.interruptedRun);
    actions.push({ kind: 'stop', workflow: 'resettlement-case', execution, error: 'CaseInterrupted' });
  }
  const started = before && isHeldBack(before) ? 0 : (before?.run ?? 0);
  if (after.run > started && after.status !== 'registered') {
    const input = { caseId: after.id, run: after.run };
    actions.push({
      kind: 'start',
      workflow: 'resettlement-case',
      execution: executionOf(after.id, after.run),
      input,
    });
  }
  return actions;
}

function workItemActions(before: Of<'work-item'> | undefined, after: Of<'work-item'>): RelayAction[] {
  const newToken = before?.token !== after.token;
  if (after.decision && (before?.decision === undefined || newToken))
    return [
      { kind: 'succeed', token: after.token, output: { workItemId: after.id, ...after.decision.answer } },
    ];
  if (after.status === 'cancelled' && (before?.status !== 'cancelled' || newToken))
    return [{ kind: 'fail', token: after.token, error: 'WorkItemCancelled' }];
  return [];
}
