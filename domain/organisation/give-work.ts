import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { partnerRecipients } from '../case/consent-recipients.ts';
import { requireConsent } from '../case/consent-uses.ts';
import { noticeTo } from '../case/notice-to.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { refuseStale } from '../work-item/decide-work-item.ts';
import { HandedBackSchema, holderOrganisation } from '../work-item/given.ts';
import { heldOf, refuseHeld } from '../work-item/held-decision.ts';
import type { WorkItem } from '../work-item/work-item.ts';
import { isOpen } from '../work-item/work-item.ts';
import { workItemOf } from '../work-item/work-of-case.ts';
import type { Organisation } from './organisation.ts';
import { holdingAgreement } from './organisation.ts';

type Assigned = { workItemId: string; version: number };

/** Whether an organisation may be given this work today: its agreement holds, for this service, at this office. */
export function takesWork(
  file: CaseFile,
  organisation: Organisation,
  { kind, office }: Pick<WorkItem, 'kind' | 'office'>,
  at: string,
): boolean {
  const agreement = holdingAgreement(organisation, at);
  const partners = file.rules.kindNamed(kind).partners;
  return (
    agreement !== undefined &&
    partners !== undefined &&
    agreement.services.includes(partners.service) &&
    agreement.offices.includes(office)
  );
}

const isRestricted = ({ flags }: CaseFile): boolean =>
  flags.some(({ kind, liftedAt }) => kind === 'protection' && liftedAt === undefined);

/**
 * Gives a piece of work to a partner organisation, which then sees the persons that it is about (or those who are named).
 * The consent of each of them to a referral to this organisation is asked at this moment. The office keeps the work: it is
 * a referral, not a transfer [IASC inter-agency referral guidance], and takes it back at any time.
 */
export function giveWork(
  file: CaseFile,
  item: WorkItem,
  organisation: Organisation,
  command: Command,
  named?: readonly string[],
): Change<Assigned> {
  if (!isOpen(item)) throw new CaseError('WrongState', 'Expected an open work item.');
  refuseHeld(item);
  if (!takesWork(file, organisation, item, command.at))
    throw invalid('organisation', rule('takes-work'), 'another one');
  if (isRestricted(file))
    throw new CaseError(
      'WrongState',
      'Expected a case without a protection flag: a partner sees none with one.',
    );
  const about = file.rules.kindNamed(item.kind).partners?.persons(file, item.subject ?? '', command.at);
  const personIds = [...(named ?? about ?? [])];
  const { id, agreement } = organisation;
  const recipients = partnerRecipients({ id, name: agreement?.name ?? id });
  const restsOn = requireConsent(file, 'partner-referral', recipients, command.at, personIds);
  const { assignee: _holder, ...unassigned } = item;
  const given = { organisation: id, by: command.actor.id, at: command.at, personIds, restsOn };
  const now: WorkItem = { ...unassigned, version: item.version + 1, status: 'open', given };
  return {
    patch: {},
    writes: [now, toldOf(item, id, command)],
    facts: [
      {
        act: 'work-item.given',
        subject: item.id,
        details: { kind: item.kind, organisation: id, consents: restsOn },
      },
    ],
    answer: { workItemId: item.id, version: now.version },
  };
}

/** Tells the staff of an organisation that there is work for them; whom it is about stands in no notice. */
const toldOf = ({ id, caseId, kind }: WorkItem, organisation: string, command: Command) =>
  noticeTo(caseId, { kind: 'role', role: 'partner-staff', office: organisation }, 'work-given', command, {
    ...{ workItemId: id, kind },
  });

/** A member of staff gives an item that they may decide; nobody loses work that a colleague has begun. */
export function giveWorkItem(
  file: CaseFile,
  id: string,
  organisation: Organisation,
  command: Command,
  expectedVersion?: number,
): Change<Assigned> {
  const item = workItemOf(file, id);
  refuseStale(item, expectedVersion);
  const { actor } = command;
  const isOthers = item.assignee !== undefined && item.assignee !== actor.id;
  if (isOthers && !actor.roles.includes('supervisor'))
    throw new CaseError('WrongState', 'Expected work that no colleague has claimed.');
  return giveWork(file, item, organisation, command);
}

/** Tells those whose queue an item is in again that a partner organisation does not do it. */
export const handedBack = ({ id, caseId, kind, role, office }: WorkItem, command: Command) =>
  noticeTo(caseId, { kind: 'role', role, office }, 'work-handed-back', command, { workItemId: id, kind });

/** Refuses an organisation that gives no reason of the list for what it hands back. */
export function handedBackFor(reasonCode: string | undefined): string {
  const known = HandedBackSchema.safeParse(reasonCode);
  if (known.success) return known.data;
  throw invalid('reasonCode', rule('in-list', { options: HandedBackSchema.options.join(', ') }), 'another');
}

/** The item back in the queue of its office, with what was given kept for whoever asks who knew. */
export function takenBack(item: WorkItem, at: string): WorkItem {
  const { assignee: _holder, ...unassigned } = item;
  const { given } = item;
  return {
    ...unassigned,
    version: item.version + 1,
    status: 'open',
    ...(given ? { given: { ...given, endedAt: at } } : {}),
  };
}

/** Takes back work that an organisation has; what it decided a moment ago takes effect, as it was allowed when it did. */
export function takeBackWork(items: readonly WorkItem[], reasonCode: string, { at }: Command): Change {
  const theirs = items.filter(
    (item) => holderOrganisation(item) !== undefined && isOpen(item) && !heldOf(item),
  );
  return {
    patch: {},
    writes: theirs.map((item) => takenBack(item, at)),
    facts: theirs.map(({ id, kind, given }) => ({
      act: 'work-item.returned',
      subject: id,
      details: { kind, organisation: given?.organisation ?? '', reasonCode },
    })),
    answer: {},
  };
}
