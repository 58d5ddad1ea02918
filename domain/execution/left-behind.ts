import type { AccessGrant } from '../case/access-grant.ts';
import type { RightsRequest } from '../case/rights-request.ts';
import type { RelayAction } from '../casework/relay.ts';
import { relayOf } from '../casework/relay.ts';
import type { HouseholdChange } from '../household/household-change.ts';
import { isBefore, plus } from '../kernel/calendar.ts';
import type { SponsorMessage } from '../sponsorship/sponsor-message.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';

/** How old a decision may be and still be checked against its workflow. */
const LOOKED_BACK = 'P30D';

/** Items that an execution should be waiting for. */
export const openItems = (items: readonly WorkItem[]): WorkItem[] => items.filter(isOpen);

/** Items decided or cancelled recently, whose execution should have been notified. */
export const settledItems = (items: readonly WorkItem[], at: string): WorkItem[] =>
  items.filter(
    (item) =>
      !isOpen(item) &&
      isBefore(at, plus(item.decision?.at ?? item.dueAt, LOOKED_BACK)) &&
      resumingAction(item).length > 0,
  );

/** The action that tells the waiting execution what became of an item. */
export const resumingAction = (item: WorkItem) => relayOf(undefined, item);

interface Attended {
  readonly access: readonly AccessGrant[];
  readonly messages: readonly SponsorMessage[];
  readonly changes: readonly HouseholdChange[];
  readonly rights: readonly RightsRequest[];
  readonly workItems: readonly WorkItem[];
}

/** Workflows that such a record starts; an erasure opens no work. */
const ATTENDS = new Set(['case-attention', 'erasure']);

type Start = Extract<RelayAction, { kind: 'start' }>;

const writtenAt = (entity: AccessGrant | SponsorMessage): string =>
  entity.type === 'access-grant' ? entity.grantedAt : entity.at;

/**
 * The actions that start work which a recent message, a break-glass access, a change of the household or a request about
 * data asked for, where that work is missing.
 */
export function attentionOwed(
  { access, messages, changes, rights, workItems }: Attended,
  at: string,
): Start[] {
  const recent = [...access, ...messages].filter((entity) =>
    isBefore(at, plus(writtenAt(entity), LOOKED_BACK)),
  );
  return [...recent, ...changes, ...rights]
    .flatMap((entity) => relayOf(undefined, entity))
    .filter((action): action is Start => action.kind === 'start' && ATTENDS.has(action.workflow))
    .filter(
      ({ input }) => !workItems.some(({ kind, subject }) => kind === input.kind && subject === input.subject),
    );
}

/** Workflows that no other workflow waits for: they are restarted with their original input. */
const ON_THEIR_OWN = new Set([
  'family-tracing',
  'case-attention',
  'follow-up-action',
  'sponsor-vetting',
  'notice-delivery',
  'erasure',
  'webhook-delivery',
  'batch',
  'access-review',
]);
export const isOnItsOwn = (workflow: string): boolean => ON_THEIR_OWN.has(workflow);

/** The name of the execution that replaces another: `NAME-again-1`, `NAME-again-2`. */
export function restartName(name: string): string {
  const [, base = name, times = '0'] = /^(.*)-again-(\d+)$/.exec(name) ?? [];
  return `${base.slice(0, 68)}-again-${Number(times) + 1}`;
}
