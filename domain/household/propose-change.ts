import type { CaseFile } from '../case/case-file.ts';
import { activeMembers, memberOf } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { mergeChanges, noChange } from '../case/change.ts';
import { refuseUnknownCountry } from '../case/place-codes.ts';
import { withPhones } from '../casework/identity-of-member.ts';
import { hasArrived, isUnderWay } from '../casework/journey.ts';
import { refuseContradictoryMember, sameNumber } from '../casework/register-case.ts';
import { isMinor, thoseLeft } from '../casework/those-left.ts';
import type { Command } from '../kernel/actor.ts';
import { CaseError } from '../kernel/errors.ts';
import { identifier } from '../kernel/identifier.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { todayAt } from '../policy/policy.ts';
import { refuseAlike } from './alike-newcomer.ts';
import { changePosition } from './change-position.ts';
import type { HouseholdChange, Proposal, WantedChange } from './household-change.ts';
import { isPending, MAX_MEMBERS } from './household-change.ts';

/** What the record of a change keeps of how it is known. */
const MAX_EVIDENCE = 500;

type Of<K extends WantedChange['kind']> = Extract<WantedChange, { kind: K }>;

/** Refuses what no second person should be asked: where, which rule, what was received. */
export function refuseImpossible(file: CaseFile, { change, happenedOn }: Proposal, at: string): void {
  const { status } = file.case;
  const over = status === 'closing' || status === 'closed';
  if (over && change.kind !== 'moves-back')
    throw new CaseError('WrongState', `Expected a case that goes on, received one that is ${status}.`);
  if (isUnderWay(file))
    throw new CaseError('WrongState', 'Expected a household that is not travelling, received one that is.');
  const today = todayAt(file.policy, file.case.office, at);
  if (happenedOn > today) throw invalid('happenedOn', rule('not-in-future'), 'a later date');
  switch (change.kind) {
    case 'joins':
      refuseJoining(file, change, today);
      return;
    case 'leaves':
      refuseInactive(file, [change.personId]);
      thoseLeft(file, [change.personId], change.newPrincipalId, at);
      return;
    case 'parts':
      refuseParting(file, change, at);
      return;
    case 'moves':
      refuseInactive(file, change.members);
      refuseChildrenAlone(file, change, at);
      return;
    case 'leads':
    case 'custody':
      refuseInactive(file, [change.personId]);
      return;
    case 'moves-back':
      return;
  }
}

function refuseInactive(file: CaseFile, members: readonly string[]): void {
  for (const personId of members) {
    const { status } = memberOf(file, personId);
    if (status !== 'active')
      throw new CaseError('WrongState', `Expected an active member, received one who is ${status}.`);
  }
}

function refuseJoining(file: CaseFile, { member, because }: Of<'joins'>, today: string): void {
  const members = activeMembers(file);
  if (members.length >= MAX_MEMBERS)
    throw invalid('change.member', rule('household-at-most', { most: MAX_MEMBERS }), `${members.length + 1}`);
  if (member.relationship === 'principal-applicant')
    throw invalid('change.member.relationship', rule('not-principal'), member.relationship);
  if (hasArrived(file) && because !== 'birth')
    throw invalid('change.because', rule('born-after-arrival'), because);
  refuseUnknownCountry('change.member.nationality', member.nationality, undefined);
  refuseContradictoryMember(member, 'change.member', file.policy, today);
  const { individualNumber } = member;
  if (individualNumber === undefined) return;
  if (members.some((one) => one.individualNumber && sameNumber(one.individualNumber, individualNumber)))
    throw invalid('change.member.individualNumber', rule('given-once'), 'the number of another member');
}

/** Those who go by choice leave no children alone; those whom nobody can keep are reported as having left. */
function refuseChildrenAlone(file: CaseFile, change: Of<'parts'> | Of<'moves'>, at: string): void {
  const { alone } = thoseLeft(file, change.members, change.newPrincipalId, at);
  if (alone) throw invalid('change.members', rule('adult-stays'), 'children alone');
}

function refuseParting(file: CaseFile, change: Of<'parts'>, at: string): void {
  refuseInactive(file, change.members);
  if (activeMembers(file).every(({ id }) => change.members.includes(id)))
    throw invalid('change.members', rule('somebody-stays'), 'every member');
  refuseChildrenAlone(file, change, at);
  if (change.members.every((id) => isMinor(file, memberOf(file, id), at)))
    throw invalid('change.members', rule('adult-goes'), 'children alone');
}

/** Whether a second person has to confirm it: somebody comes or goes. */
const needsSecond = ({ kind }: WantedChange): boolean => kind !== 'leads' && kind !== 'custody';

/** The change with the phones of somebody who joins as numbers of the office's country. */
const asMeant = ({ policy, case: { office } }: CaseFile, change: WantedChange): WantedChange =>
  change.kind === 'joins'
    ? { ...change, member: withPhones(change.member, 'change.member', policy, office) }
    : change;

/**
 * Records a change of a household. Where somebody comes or goes it takes effect when a second person confirms it, and
 * nobody travels until then; a change of who leads or has custody takes effect at once.
 */
export function proposeChange(
  file: CaseFile,
  written: Proposal,
  command: Command,
): Change<{ changeId: string; status: HouseholdChange['status'] }> {
  refuseImpossible(file, written, command.at);
  const proposal = { ...written, change: asMeant(file, written.change) };
  const same = file.changes.find(
    (one) => isPending(one) && JSON.stringify(one.change) === JSON.stringify(proposal.change),
  );
  if (same) return noChange({ changeId: same.id, status: same.status });
  refuseAlike(file, proposal.change, written.another);
  const proposed = recorded(file, proposal, 'proposed', command);
  const { change } = proposal;
  const fact = {
    act: 'household-change.proposed',
    subject: proposed.id,
    details: { kind: change.kind, ...('because' in change ? { because: change.because } : {}) },
  };
  const asked: Change = { ...noChange({}), writes: [proposed], facts: [fact] };
  if (needsSecond(change))
    return mergeChanges(asked, noChange({ changeId: proposed.id, status: 'proposed' as const }));
  const done = {
    ...proposed,
    status: 'confirmed' as const,
    decidedBy: command.actor.id,
    decidedAt: command.at,
  };
  const effect = changePosition(file, change as Of<'leads'> | Of<'custody'>, command);
  return mergeChanges(
    mergeChanges(asked, { ...effect, writes: [...effect.writes, done] }),
    noChange({ changeId: proposed.id, status: 'confirmed' as const }),
  );
}

/** The record of a change. */
export function recorded(
  file: CaseFile,
  { change, happenedOn, evidence: known, another }: Proposal,
  status: HouseholdChange['status'],
  command: Command,
): HouseholdChange {
  const ledBefore = activeMembers(file).find(
    ({ relationship }) => relationship === 'principal-applicant',
  )?.id;
  const evidence = another === undefined ? known : `${known} · ${another}`.slice(0, MAX_EVIDENCE);
  return {
    ...{ type: 'household-change', schema: 5, version: 1, caseId: file.case.id },
    id: identifier('change', file.case.id, command.id),
    ...{ change, happenedOn, evidence, status },
    office: command.actor.office ?? file.case.office,
    proposedBy: command.actor.id,
    proposedAt: command.at,
    ...(ledBefore === undefined ? {} : { ledBefore }),
  };
}
