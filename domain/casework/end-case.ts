import type { Outcome } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import { memberOf } from '../case/case-file.ts';
import type { Change, RunAnswer } from '../case/change.ts';
import { answering, mergeChanges, noChange, withStage } from '../case/change.ts';
import type { Command } from '../kernel/actor.ts';
import { STAGES } from '../kernel/catalogue.ts';
import { CaseError } from '../kernel/errors.ts';
import { STAGE_NAMES, type StageName } from '../policy/stage-name.ts';
import { interruptCase } from './interrupt-case.ts';
import { recompose } from './recompose.ts';
import { thoseLeft } from './those-left.ts';

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
  const { left, changed, alone } = thoseLeft(file, [personId], newPrincipalId, command.at);
  const deceased = { ...person, version: person.version + 1, status: 'deceased' as const };
  const ending = {
    outcome: 'deceased',
    reasonCode: left.length === 0 ? 'no-member-left' : 'member-died',
  } as const;
  const died: Change = mergeChanges(recompose(file, [deceased, ...changed], ending, command), {
    ...noChange({}),
    facts: [{ act: 'person.deceased', subject: personId }],
  });
  const stages = withStage(
    died.patch.stages ?? file.case.stages,
    ...(['best-interests', 'reopened', 'children-alone', command.at] as const),
  );
  const answer = { caseId: file.case.id, run: died.patch.run ?? file.case.run };
  return answering(alone ? mergeChanges(died, { ...noChange({}), patch: { stages } }) : died, answer);
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
