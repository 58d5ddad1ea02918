import type { Change } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { dateOf, datePlus, isBefore, plus, startOf } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import type { Patience } from '../policy/policy.ts';
import { patienceFor } from '../policy/policy.ts';
import { decideItem } from '../work-item/decide-work-item.ts';
import type { DecisionAnswer } from '../work-item/decided-as.ts';
import { closedByFirst } from '../work-item/four-eyes.ts';
import type { Closed } from '../work-item/kind.ts';
import type { WorkItemRequest } from '../work-item/open-work-item.ts';
import { askFor, newItem, openedAs, scheduleFor } from '../work-item/open-work-item.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { workItemOf } from '../work-item/work-of-case.ts';
import { expiringOfSponsor } from './expiring-of-sponsor.ts';
import { failedOfSponsor } from './failed-of-sponsor.ts';
import { knownFamily } from './known-family-work.ts';
import { retentionOfSponsor } from './retention-of-sponsor.ts';
import { rightsOfSponsor } from './rights-of-sponsor.ts';
import { contactFailedOfSponsor } from './sponsor-contact.ts';
import type { SponsorFile } from './sponsor-file.ts';
import type { SponsorWorkKind } from './sponsor-kind.ts';
import { sponsorVetting } from './sponsor-vetting.ts';
import { stalledOfSponsor } from './stalled-of-sponsor.ts';

/** Every kind of work about a sponsor rather than a case. */
export const SPONSOR_WORK_KINDS: readonly SponsorWorkKind[] = [
  sponsorVetting,
  knownFamily,
  contactFailedOfSponsor,
  failedOfSponsor,
  stalledOfSponsor,
  expiringOfSponsor,
  rightsOfSponsor,
  retentionOfSponsor,
];

function sponsorKindNamed(name: string): SponsorWorkKind {
  const kind = SPONSOR_WORK_KINDS.find((one) => one.kind === name);
  if (!kind)
    throw new CaseError(
      'InvalidInput',
      `Expected a kind of work about a sponsor, received ${name.slice(0, 60)}.`,
    );
  return kind;
}

/** How long each kind of work about a sponsor waits in each round, for a workflow that starts now. */
export const sponsorSchedules = ({ policy }: SponsorFile, at: string): Record<string, number[]> =>
  Object.fromEntries(
    SPONSOR_WORK_KINDS.map(({ kind }) => {
      const patience = patienceFor(policy, kind);
      return [kind, scheduleFor(patience, patience.due, at)];
    }),
  );

/** When work on a vetting is due: before the vetting expires, if it is still valid. */
export function vettingDueAt({ sponsor: { vetting } }: SponsorFile, patience: Patience, at: string): string {
  const usual = plus(at, patience.due);
  const ends = vettingEndsAt(vetting.validUntil);
  return vetting.status === 'active' && isBefore(at, ends) && isBefore(ends, usual) ? ends : usual;
}

/** When a vetting stops being valid: the day after its last day. */
export const vettingEndsAt = (validUntil: string): string => startOf(datePlus(validUntil, 'P1D'));

/** Opens work about a sponsor for a waiting workflow, or asks for it again. */
export function openSponsorWork(file: SponsorFile, request: WorkItemRequest, command: Command): Change {
  const kind = sponsorKindNamed(request.kind);
  const { sponsor, policy } = file;
  const over = sponsor.vetting.status === 'suspended' || sponsor.vetting.status === 'revoked';
  if (kind === sponsorVetting && over)
    throw new CaseError('WrongState', `Expected a sponsor to be vetted, received one that is suspended.`);
  return askFor(file.workItems, request, command, () => {
    const patience = patienceFor(policy, kind.kind);
    const dueAt =
      kind === sponsorVetting ? vettingDueAt(file, patience, command.at) : plus(command.at, patience.due);
    const opened = openedAs({
      ...newItem(sponsor.id, kind, request, command),
      office: sponsor.destinationOffice,
      dueAt,
      ...(request.context === undefined ? {} : { context: request.context }),
    });
    const also = kind.opens?.(file, request.context ?? {}) ?? [];
    return { ...opened, facts: [...opened.facts, ...also] };
  });
}

/** A person's decision on work about a sponsor, with everything that follows from it, as one change. */
export function decideSponsorWork(
  file: SponsorFile,
  workItemId: string,
  form: unknown,
  command: Command,
  expectedVersion?: number,
): Change<DecisionAnswer> {
  const item = workItemOf(file, workItemId);
  const effectOf = () => sponsorKindNamed(item.kind).decide({ file, item, command }, form);
  return decideItem(item, effectOf, form, command, expectedVersion);
}

/** Whom this work needs a second person beside, and what nobody can decide yet; as `closedTo` of a case. */
export function refusedToSponsorWork(
  file: SponsorFile,
  item: WorkItem,
  readerId: string,
): { closed: Closed[]; notFor: string[] } {
  const kind = SPONSOR_WORK_KINDS.find((one) => one.kind === item.kind);
  const first = kind?.first?.(file, item.subject);
  return {
    closed: [...closedByFirst(first, readerId), ...(kind?.closed?.(file, item.subject) ?? [])],
    notFor: first?.again ? [first.by] : [],
  };
}

/** Whether the vetting is complete and has not expired. */
export const isVettingValid = ({ sponsor: { vetting } }: SponsorFile, at: string): boolean =>
  vetting.status === 'active' && vetting.validUntil >= dateOf(at);
