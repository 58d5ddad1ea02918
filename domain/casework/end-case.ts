import type { Outcome } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import { activeMembers, memberOf } from '../case/case-file.ts';
import type { Change, RunAnswer } from '../case/change.ts';
import { mergeChanges, withStage } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { ageAt } from '../kernel/calendar.ts';
import { STAGES } from '../kernel/catalogue.ts';
import { CaseError } from '../kernel/errors.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import { STAGE_NAMES, type StageName } from '../policy/stage-name.ts';
import { interruptCase } from './interrupt-case.ts';

const refuseEnded = (file: CaseFile): void => {
  if (file.case.status === 'closing' || file.case.status === 'closed')
    throw new CaseError(
      'WrongState',
      `Expected a case that goes on, received one that is ${file.case.status}.`,
    );
};

/** The household withdraws: all work in progress stops and the case goes to closure. */
export function withdrawCase(file: CaseFile, reasonCode: string, command: Command): Change<RunAnswer> {
  refuseEnded(file);
  const change = interruptCase(file, { outcome: 'withdrawn', reasonCode }, command);
  return { ...change, facts: [{ act: 'case.withdrawn', details: { reasonCode } }, ...change.facts] };
}

/** An office or a state cancels the case; a supervisor records it. */
export function cancelCase(file: CaseFile, reasonCode: string, command: Command): Change<RunAnswer> {
  refuseEnded(file);
  const change = interruptCase(file, { outcome: 'cancelled', reasonCode }, command);
  return { ...change, facts: [{ act: 'case.cancelled', details: { reasonCode } }, ...change.facts] };
}

/**
 * Records that a member has died. The others continue without them, with a new principal applicant if that was the
 * deceased. Children left without an adult count as unaccompanied from then on, so their best interests are decided
 * before anything else. If nobody is left, the case goes to closure.
 */
export function recordDeath(
  file: CaseFile,
  personId: string,
  newPrincipalId: string | undefined,
  command: Command,
): Change<RunAnswer> {
  refuseEnded(file);
  const person = memberOf(file, personId);
  if (person.status !== 'active')
    throw new CaseError('WrongState', `Expected an active member, received one who is ${person.status}.`);
  const left = activeMembers(file).filter((member) => member.id !== personId);
  const wasPrincipal = person.relationship === 'principal-applicant';
  const newPrincipal = left.find((member) => member.id === newPrincipalId);
  if (wasPrincipal && left.length > 0 && !newPrincipal)
    throw invalid('newPrincipalId', rule('another-member'), newPrincipalId ? 'another id' : 'nothing');
  const closing =
    left.length === 0 ? ({ outcome: 'deceased', reasonCode: 'no-member-left' } as const) : undefined;
  const { majority } = file.policy.bestInterests;
  const alone = left.length > 0 && left.every((member) => ageAt(member.birthDate, command.at) < majority);
  const changed = left.map((member) => ({
    ...member,
    version: member.version + 1,
    ...(alone ? { separation: 'unaccompanied' as const } : {}),
    ...(wasPrincipal && member === newPrincipal ? { relationship: 'principal-applicant' as const } : {}),
  }));
  const stages = withStage(file.case.stages, 'best-interests', 'reopened', 'children-alone', command.at);
  const died: Change = {
    patch: alone ? { stages } : {},
    writes: [
      { ...person, version: person.version + 1, status: 'deceased' },
      ...changed.filter((member) => alone || member.id === newPrincipal?.id),
    ],
    facts: [{ act: 'person.deceased', subject: personId }],
    answer: {},
  };
  return mergeChanges(died, interruptCase(file, closing, command));
}

/** The stage whose decision ended a case, by outcome: it is decided again when the case is reopened. */
const decidedIn = (outcome: Outcome): StageName | undefined =>
  STAGE_NAMES.find((name) => (STAGES[name].ends as readonly string[]).includes(outcome));

/**
 * Reopens a closed case from a stage on. Other completed stages stay completed, except the one whose decision closed
 * the case, and sponsorship if the places were released.
 */
export function reopenCase(
  file: CaseFile,
  fromStage: StageName,
  reasonCode: string,
  command: Command,
): Change<RunAnswer> {
  if (file.case.status !== 'closed')
    throw new CaseError('WrongState', `Expected a closed case, received one that is ${file.case.status}.`);
  if (!file.policy.stages.includes(fromStage))
    throw new CaseError(
      'WrongState',
      `Expected a stage of this case (${file.policy.stages.join(', ')}), received ${fromStage}.`,
    );
  const run = file.case.run + 1;
  const decided = decidedIn(file.case.closing?.outcome ?? 'cancelled');
  const unplaced =
    file.case.stages.sponsorship?.outcome === 'sponsored' &&
    !file.offers.some((offer) => offer.status === 'accepted');
  const again = [fromStage, ...(decided ? [decided] : []), ...(unplaced ? ['sponsorship' as const] : [])];
  const { closure: _closure, ...stages } = again.reduce(
    (all, stage) => withStage(all, stage, 'reopened', reasonCode, command.at),
    file.case.stages,
  );
  return {
    patch: { status: 'active', run, closing: undefined, stages },
    writes: [],
    facts: [{ act: 'case.reopened', details: { fromStage, reasonCode } }],
    answer: { caseId: file.case.id, run },
  };
}
