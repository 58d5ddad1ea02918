import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { isPartnerStaff } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { handedBack, handedBackFor, takenBack } from '../organisation/give-work.ts';
import type { StaffMember } from '../staff/staff-member.ts';
import { refuseStale, refuseUnauthorized } from '../work-item/decide-work-item.ts';
import { notForOf, refuseTakingOwn } from '../work-item/four-eyes.ts';
import { holderOrganisation } from '../work-item/given.ts';
import { refuseHeld } from '../work-item/held-decision.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';
import { workItemOf } from '../work-item/work-of-case.ts';
import type { Absence } from './absence.ts';
import { isAway } from './absence.ts';

/** A case or a sponsor, as far as its work is concerned. */
type Waiting = CaseFile | { workItems: readonly WorkItem[] };

function openItem(
  file: Waiting,
  id: string,
  command: Command,
  expectedVersion: number | undefined,
): WorkItem {
  const item = workItemOf(file, id);
  refuseUnauthorized(item, command.actor);
  refuseStale(item, expectedVersion);
  if (item.role === 'sponsor')
    throw new CaseError('WrongState', 'Expected an item of a queue; an offer stays with the sponsor asked.');
  if (!isOpen(item))
    throw new CaseError('WrongState', `Expected an open work item, received one that is ${item.status}.`);
  refuseHeld(item);
  return item;
}

type Assigned = { workItemId: string; version: number };

const put = (item: WorkItem, act: string, details: Record<string, string>): Change<Assigned> => ({
  patch: {},
  writes: [{ ...item, version: item.version + 1 }],
  facts: [{ act, subject: item.id, details }],
  answer: { workItemId: item.id, version: item.version + 1 },
});

const same = (item: WorkItem): Change<Assigned> => ({
  patch: {},
  writes: [],
  facts: [],
  answer: { workItemId: item.id, version: item.version },
});

/** Claims an item; throws `WrongState` if somebody else has it. */
export function claimWorkItem(
  file: Waiting,
  id: string,
  command: Command,
  expectedVersion?: number,
): Change<Assigned> {
  const item = openItem(file, id, command, expectedVersion);
  if (item.assignee === command.actor.id && item.status === 'claimed') return same(item);
  if (holderOrganisation(item) !== undefined)
    throw new CaseError(
      'WrongState',
      'Expected work of the office, received work that a partner organisation has.',
    );
  if (item.status === 'claimed')
    throw new CaseError(
      'WrongState',
      'Expected an unclaimed work item, received one that somebody else claimed.',
    );
  refuseTakingOwn(file, item, command.actor);
  return put({ ...item, status: 'claimed', assignee: command.actor.id }, 'work-item.claimed', {
    kind: item.kind,
  });
}

/**
 * Returns an item to its queue; its holder or a supervisor may do this. What a partner organisation has, its office takes
 * back, or the organisation itself hands back with a reason, of which the office is told.
 */
export function releaseWorkItem(
  file: Waiting,
  id: string,
  command: Command,
  expectedVersion?: number,
  reasonCode?: string,
): Change<Assigned> {
  const item = openItem(file, id, command, expectedVersion);
  const organisation = holderOrganisation(item);
  if (organisation !== undefined) {
    const isTheirs = isPartnerStaff(command.actor);
    const because = isTheirs ? handedBackFor(reasonCode) : 'office-took-back';
    const back = put({ ...takenBack(item, command.at), version: item.version }, 'work-item.returned', {
      ...{ kind: item.kind, organisation, reasonCode: because },
    });
    return isTheirs ? { ...back, writes: [...back.writes, handedBack(item, command)] } : back;
  }
  if (item.status === 'open') return same(item);
  if (item.assignee !== command.actor.id && !command.actor.roles.includes('supervisor'))
    throw new CaseError('Forbidden', 'Expected the person who claimed the work item, or a supervisor.');
  const { assignee: _holder, ...unassigned } = item;
  return put({ ...unassigned, status: 'open' }, 'work-item.released', { kind: item.kind });
}

/** A colleague as somebody to give work to: who they are, and whether they are away. */
export interface Assignee {
  readonly member: StaffMember | undefined;
  readonly away?: Absence | undefined;
}

/** The assignee; refuses a person who could not decide the item, because nobody would then see it in their queue. */
function ableOf(file: Waiting, item: WorkItem, assignee: StaffMember | undefined): StaffMember {
  const able = assignee?.roles.some((role) => role === item.role || role === 'supervisor');
  if (!assignee || assignee.office !== item.office || !able)
    throw invalid('assignee', rule('may-decide', { role: item.role }), 'somebody who may not');
  if (notForOf(file, item).includes(assignee.id))
    throw invalid('assignee', rule('another-than-first'), 'the person who decided this first');
  return assignee;
}

/** Refuses to hand work over to anybody but another colleague of the office. */
export function refuseTakerIs(person: StaffMember, taker: StaffMember | undefined): void {
  if (!taker || taker.office !== person.office || taker.id === person.id)
    throw invalid('to', rule('another-colleague'), 'somebody else');
}

/** Refuses somebody who is away: nobody would do what they are given. */
export function refuseAway(away: Absence | undefined, at: string, path = 'assignee'): void {
  if (away && isAway(away, at))
    throw invalid(path, rule('is-here', { until: away.until }), 'somebody who is away');
}

/** Gives an item to somebody else who may decide it and is not away; only a supervisor may do this. */
export function reassignWorkItem(
  file: Waiting,
  id: string,
  { member, away }: Assignee,
  command: Command,
  expectedVersion?: number,
): Change<Assigned> {
  const item = openItem(file, id, command, expectedVersion);
  if (!command.actor.roles.includes('supervisor')) throw new CaseError('Forbidden', 'Expected a supervisor.');
  const { id: to } = ableOf(file, item, member);
  refuseAway(away, command.at);
  const back =
    holderOrganisation(item) === undefined ? item : { ...takenBack(item, command.at), version: item.version };
  return put({ ...back, status: 'claimed', assignee: to }, 'work-item.reassigned', { kind: item.kind, to });
}
