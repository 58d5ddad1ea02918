import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { Notice } from '../case/notice.ts';
import { noticeTo } from '../case/notice-to.ts';
import type { Command } from '../kernel/actor.ts';
import { isBefore, plus, secondsBetween } from '../kernel/calendar.ts';
import { STAGES } from '../kernel/catalogue.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import type { Patience } from '../policy/policy.ts';
import { patienceFor } from '../policy/policy.ts';
import type { WorkItemKind } from './kind.ts';
import type { WorkItem } from './work-item.ts';
import { isOpen, workItemId } from './work-item.ts';

/** What a workflow asks for. `round` is how often it has already asked without an answer. */
export interface WorkItemRequest {
  kind: string;
  subject?: string;
  context?: Record<string, unknown>;
  token: string;
  execution: string;
  round: number;
}

const dueAfter = (file: CaseFile, patience: Patience): string =>
  (file.case.priority === 'normal' ? undefined : patience.byPriority?.[file.case.priority]) ?? patience.due;

/**
 * The seconds that the workflow waits in each round before it asks again: until the reminder, until the due date, and
 * between escalations. With a short deadline (an emergency case) the reminder comes halfway through.
 */
export function escalationSchedule(file: CaseFile, kind: string, at: string): [number, number, number] {
  const patience = patienceFor(file.policy, kind);
  return scheduleFor(patience, dueAfter(file, patience), at);
}

/** The same for work that is due after this duration. */
export function scheduleFor(patience: Patience, dueIn: string, at: string): [number, number, number] {
  const due = secondsBetween(at, plus(at, dueIn));
  const remind = Math.min(secondsBetween(at, plus(at, patience.remindAfter)), Math.floor(due / 2));
  const usual = dueIn === patience.due ? secondsBetween(at, plus(at, patience.remindAfter)) : remind;
  const first = Math.max(1, Math.min(usual, due - 1));
  return [first, Math.max(1, due - first), Math.max(1, secondsBetween(at, plus(at, patience.escalateEvery)))];
}

/** Opens a work item of a case for a waiting workflow, or asks for it again: `askFor`. */
export function openWorkItem(file: CaseFile, request: WorkItemRequest, command: Command): Change {
  const kind = file.rules.kindNamed(request.kind);
  if (file.case.status === 'closed' && !kind.anyTime && !outlivesCase(kind, request.subject))
    throw new CaseError('WrongState', 'Expected a case that is not closed.');
  return askFor(file.workItems, request, command, () => opened(file, request, command));
}

/** Tracing and stages that say so continue after a case is closed, and so does failed work of theirs. */
const outlivesCase = ({ kind, stage }: WorkItemKind, subject = ''): boolean =>
  stage === 'family-tracing' ||
  STAGES[stage].outlivesCase ||
  (kind === 'failed-stage' && subject.includes('/'));

/**
 * Opens work for a waiting workflow or, when the workflow asks again because nobody answered, sends a reminder (round
 * 1) or escalates to a supervisor (round 2 and on). An item decided at the same moment takes the new token, so that
 * the relay still reaches the workflow. A repeated call only changes the token. Work that is already overdue at its
 * reminder, because the platform was down, is escalated at once: only the newer of the two messages is sent.
 */
export function askFor(
  workItems: readonly WorkItem[],
  request: WorkItemRequest,
  command: Command,
  openNew: () => Change,
): Change {
  const same = workItems.filter((item) => item.kind === request.kind && item.subject === request.subject);
  const mark = markOf(command);
  const repeated = same.find((item) => item.command === mark || item.command === command.id);
  // A clock set back between two items can make the open one look older.
  const open = same.find(isOpen);
  const asked =
    open ?? (request.round > 0 ? latest(same.filter(({ status }) => status === 'decided')) : undefined);
  const item = repeated ?? asked;
  if (!item) return openNew();
  const renewed = {
    ...item,
    token: request.token,
    execution: request.execution,
    command: mark,
    version: item.version + 1,
  };
  const answer = { workItemId: item.id };
  // Nobody is reminded of what is decided and about to take effect.
  if (!isOpen(item) || item.held || repeated || request.round === 0)
    return item.token === request.token
      ? { patch: {}, writes: [], facts: [], answer }
      : { patch: {}, writes: [renewed], facts: [{ act: 'work-item.reattached', subject: item.id }], answer };
  const isLate = item.role !== 'sponsor' && !isBefore(command.at, item.dueAt);
  if (request.round === 1 && !isLate) return reminded(renewed, command);
  return escalated(renewed, Math.max(2, request.round), command);
}

/** Identifies the latest call in fewer bytes than the name of its execution, which the item also stores. */
const markOf = ({ id }: Command): string => identifier('call', id);

const latest = (items: WorkItem[]): WorkItem | undefined =>
  [...items].sort((a, b) => Date.parse(b.openedAt) - Date.parse(a.openedAt))[0];

function opened(file: CaseFile, request: WorkItemRequest, command: Command): Change {
  const kind = file.rules.kindNamed(request.kind);
  const dueAt = plus(command.at, dueAfter(file, patienceFor(file.policy, request.kind)));
  const prepared = kind.prepare?.(file, request.subject ?? '', command.at);
  const placed = (kind.place === 'asylum' ? undefined : file.case.destinationOffice) ?? file.case.office;
  const office = prepared?.office ?? placed;
  const offered =
    kind.role === 'sponsor' ? file.offers.find((offer) => offer.id === request.subject) : undefined;
  const item: WorkItem = {
    ...newItem(file.case.id, { ...kind, stage: prepared?.stage ?? kind.stage }, request, command),
    office,
    dueAt,
    ...(request.context || prepared?.context
      ? { context: { ...prepared?.context, ...request.context } }
      : {}),
    ...(offered ? { assignee: offered.sponsorId } : {}),
  };
  const asked =
    offered &&
    noticeTo(file.case.id, { kind: 'sponsor', id: offered.sponsorId }, 'sponsor-offer', command, {
      workItemId: item.id,
      offerId: offered.id,
      dueAt,
    });
  const also = kind.opens?.(file, request.subject ?? '', command);
  const change = openedAs(item, [...(asked ? [asked] : []), ...(also?.writes ?? [])]);
  return { ...change, facts: [...change.facts, ...(also?.facts ?? [])] };
}

/** The fields that every new work item has, whether of a case or a sponsor. */
export const newItem = (
  ownerId: string,
  { stage, role }: Pick<WorkItemKind, 'stage' | 'role'>,
  { kind, subject, token, execution }: WorkItemRequest,
  command: Command,
) => ({
  type: 'work-item' as const,
  schema: 3 as const,
  id: workItemId(ownerId, kind, subject ?? '', command.id),
  caseId: ownerId,
  version: 1,
  kind,
  stage,
  role,
  status: 'open' as const,
  round: 0,
  openedAt: command.at,
  token,
  execution,
  command: markOf(command),
  ...(subject === undefined ? {} : { subject }),
});

/** The change that opens an item. */
export const openedAs = (item: WorkItem, more: Change['writes'] = []): Change => ({
  patch: {},
  writes: [item, ...more],
  facts: [
    {
      act: 'work-item.opened',
      subject: item.id,
      details: { kind: item.kind, role: item.role, dueAt: item.dueAt },
    },
  ],
  answer: { workItemId: item.id },
});

function reminded(item: WorkItem, command: Command): Change {
  const offer = item.role === 'sponsor' && item.subject ? { offerId: item.subject } : {};
  const data = { workItemId: item.id, kind: item.kind, dueAt: item.dueAt, ...offer };
  const to =
    item.role === 'sponsor' && item.assignee ? { kind: 'sponsor' as const, id: item.assignee } : undefined;
  const notice = to
    ? noticeTo(item.caseId, to, 'sponsor-offer-reminder', command, data)
    : noticeTo(item.caseId, holderOf(item), 'work-item-reminder', command, data);
  return {
    patch: {},
    writes: [{ ...item, round: 1 }, notice],
    facts: [{ act: 'work-item.reminded', subject: item.id, details: { kind: item.kind } }],
    answer: { workItemId: item.id },
  };
}

/** The person who has the item, or the queue it waits in. */
export const holderOf = ({ assignee, role, office }: WorkItem): Notice['to'] =>
  assignee === undefined ? { kind: 'role', role, office } : { kind: 'staff', id: assignee, office };

function escalated(item: WorkItem, round: number, command: Command): Change {
  const data = { workItemId: item.id, kind: item.kind, dueAt: item.dueAt };
  const supervisors = { kind: 'role', role: 'supervisor', office: item.office } as const;
  return {
    patch: {},
    writes: [
      { ...item, round, escalatedAt: item.escalatedAt ?? command.at },
      noticeTo(item.caseId, supervisors, 'work-item-escalated', command, data),
    ],
    facts: [{ act: 'work-item.escalated', subject: item.id, details: { kind: item.kind, round } }],
    answer: { workItemId: item.id },
  };
}
