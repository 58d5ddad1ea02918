import type { Fact } from '../audit/audit-entry.ts';
import { GENESIS } from '../audit/chain.ts';
import type { Actor, Command } from '../kernel/actor.ts';
import { dateOf, datePlus } from '../kernel/calendar.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { Agreement, Organisation } from './organisation.ts';
import { SERVICES_OF } from './organisation.ts';

/** How long before its last day administrators are asked whether an agreement is renewed. */
export const ASKED_BEFORE = 'P60D';

/** A new state of an organisation, and what its own chain says about it. */
export interface OrganisationChange {
  readonly record: Organisation;
  readonly facts: Fact[];
}

const next = (before: Organisation, change: Partial<Organisation>): Organisation => {
  const changed = { ...before, ...change, version: before.version + 1 };
  return Object.fromEntries(
    Object.entries(changed).filter(([, value]) => value !== undefined),
  ) as Organisation;
};
const detailsOf = ({ kind, services, offices, from, until }: Agreement): Fact['details'] => ({
  ...{ kind, services: [...services], offices: [...offices], from, until },
});

function refuseUnfit({ kind, services, from, until }: Agreement): void {
  const strange = services.find((service) => !SERVICES_OF[kind].includes(service));
  if (strange !== undefined)
    throw invalid('services', rule('in-list', { options: SERVICES_OF[kind].join(', ') }), strange);
  if (until < from) throw invalid('until', rule('last-after-first'), until);
}

/** Whether an agreement opens work, offices or days that the one of now does not. */
function opensMore(now: Agreement | undefined, wanted: Agreement): boolean {
  if (!now) return true;
  const isMore = <T>(had: readonly T[], has: readonly T[]) => has.some((one) => !had.includes(one));
  return (
    isMore(now.services, wanted.services) ||
    isMore(now.offices, wanted.offices) ||
    wanted.from < now.from ||
    wanted.until > now.until
  );
}

/**
 * An administrator writes down what was agreed. What narrows it holds at once; what opens personal data to an organisation,
 * an office's work, a service or a later last day, waits for a second person, as roles of staff do.
 */
export function changeAgreement(
  before: Organisation | undefined,
  id: string,
  wanted: Agreement,
  { actor, at }: Command,
): OrganisationChange {
  refuseUnfit(wanted);
  const pending = { agreement: wanted, at, by: actor.id };
  const details = detailsOf(wanted);
  if (!before)
    return {
      record: { type: 'organisation', schema: 1, id, version: 1, pending, audit: { seq: 0, hash: GENESIS } },
      facts: [{ act: 'organisation.asked', subject: id, details }],
    };
  if (opensMore(before.ended ? undefined : before.agreement, wanted))
    return {
      record: next(before, { pending }),
      facts: [{ act: 'organisation.asked', subject: id, details }],
    };
  return {
    record: next(before, { agreement: wanted, pending: undefined }),
    facts: [{ act: 'organisation.changed', subject: id, details }],
  };
}

/** Whether somebody may approve what another wrote down: an administrator, or a supervisor of one of its offices. */
export function mayApproveAgreement({ pending }: Organisation, { id, roles, office }: Actor): boolean {
  if (!pending || pending.by === id) return false;
  const leads = roles.includes('supervisor') && office !== undefined;
  return roles.includes('administrator') || (leads && pending.agreement.offices.includes(office));
}

/** A second person approves what was written down, or refuses it; whoever asked may take it back. */
export function decideAgreement(
  before: Organisation,
  approves: boolean,
  { actor }: Command,
): OrganisationChange {
  const { pending, id } = before;
  if (!pending) throw new CaseError('WrongState', 'Expected an agreement that waits for a second person.');
  if (!mayApproveAgreement(before, actor) && (approves || pending.by !== actor.id))
    throw new CaseError(
      'FourEyes',
      'Expected another administrator than the one who asked, or a supervisor of an office that it names.',
    );
  const details = { ...detailsOf(pending.agreement), askedBy: pending.by };
  if (!approves)
    return {
      record: next(before, { pending: undefined }),
      facts: [{ act: 'organisation.refused', subject: id, details }],
    };
  const { agreement } = pending;
  return {
    record: next(before, { agreement, pending: undefined, ended: undefined, renewal: undefined }),
    facts: [{ act: 'organisation.approved', subject: id, details }],
  };
}

/** Ends an agreement at once: nobody of the organisation sees anything from the next call on. */
export function endAgreement(
  before: Organisation,
  reasonCode: string,
  { actor, at }: Command,
): OrganisationChange {
  if (before.ended) throw new CaseError('WrongState', 'Expected an agreement that has not ended.');
  return {
    record: next(before, { ended: { at, by: actor.id, reasonCode }, pending: undefined }),
    facts: [{ act: 'organisation.ended', subject: before.id, details: { reasonCode } }],
  };
}

/** An administrator lets an agreement end on its last day: nobody is asked about it again. */
export function letEnd(before: Organisation, { actor, at }: Command): OrganisationChange {
  const { renewal } = before;
  if (!renewal || renewal.letEnd || before.ended)
    throw new CaseError('WrongState', 'Expected an agreement about whose end somebody was asked.');
  return {
    record: next(before, { renewal: { ...renewal, letEnd: { at, by: actor.id } } }),
    facts: [{ act: 'organisation.not-renewed', subject: before.id, details: { until: renewal.until } }],
  };
}

/** Whether administrators have to say what comes after the last day. */
export const isRenewalDue = ({ agreement, ended, renewal, pending }: Organisation, at: string): boolean =>
  agreement !== undefined &&
  ended === undefined &&
  dateOf(at) >= datePlus(agreement.until, `-${ASKED_BEFORE}`) &&
  !(renewal?.until === agreement.until && renewal.letEnd !== undefined) &&
  !(pending !== undefined && pending.agreement.until > agreement.until);

/** What the day brings: an agreement that is over ends, one that will be is put before the administrators, once. */
export function tendAgreement(before: Organisation, command: Command): OrganisationChange | undefined {
  const { agreement, ended, renewal } = before;
  if (!agreement || ended) return undefined;
  if (agreement.until < dateOf(command.at)) return endAgreement(before, 'agreement-over', command);
  if (!isRenewalDue(before, command.at) || renewal?.until === agreement.until) return undefined;
  return {
    record: next(before, { renewal: { until: agreement.until, askedAt: command.at } }),
    facts: [{ act: 'organisation.renewal-asked', subject: before.id, details: { until: agreement.until } }],
  };
}
