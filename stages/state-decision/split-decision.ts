import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, withStage } from '../../domain/case/change.ts';
import { stateRecipients } from '../../domain/case/consent-recipients.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import type { Person } from '../../domain/case/person.ts';
import { splitCase } from '../../domain/casework/split-case.ts';
import { isMinor, thoseLeft } from '../../domain/casework/those-left.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { wouldPartChildren } from './children-parted.ts';
import type { StateDecisionForm } from './state-decision-form.ts';
import { withSubmission } from './state-submissions.ts';
import { asDecided } from './undecided.ts';

type SplitForm = StateDecisionForm & { decision: 'split' };

/**
 * The state decides otherwise on some members: each kind of decision leaves into a linked case of its own, and those
 * accepted go on, led by another adult if the principal applicant is not among them. The case of those denied closes,
 * unless they can appeal.
 */
export function splitDecision(file: CaseFile, form: SplitForm, command: Command): Change {
  const members = activeMembers(file);
  const decisionOf = decisionsOf(form, members);
  const accepted = members.filter(({ id }) => decisionOf(id) === 'accept');
  if (accepted.length === 0) throw invalid('members', rule('one-accepted'), 'nobody accepted');
  const going = members.filter((person) => !accepted.includes(person)).map(({ id }) => id);
  if (going.length === 0) throw invalid('members', rule('one-not-accepted'), 'all accepted');
  const ids = accepted.map(({ id }) => id);
  const recipients = stateRecipients(file.case.destinationOffice);
  const consents = requireConsent(file, 'state-decision', recipients, command.at, ids);
  const stages = withStage(file.case.stages, 'state-decision', 'completed', 'accepted-in-part', command.at);
  const { at } = command;
  const stay: Change = {
    patch: { stages },
    writes: [
      ...stayingAsDecided(accepted, ledAnew(file, going, form, at)),
      ...withSubmission(file, { decision: 'accepted-in-part', at }, form.securityValidUntil),
    ],
    facts: [{ act: 'state.accepted-in-part', details: { consents } }],
    answer: {},
  };
  return (['defer', 'deny'] as const).reduce((change, decision) => {
    const leaving = members.filter(({ id }) => decisionOf(id) === decision);
    if (leaving.length === 0) return change;
    if (wouldPartChildren(file, leaving, at))
      throw invalid('members', rule('children-parted'), `${leaving.length} children alone`);
    return mergeChanges(
      change,
      parted(
        file,
        change,
        leaving.map(({ id }) => id),
        decision,
        form,
        command,
      ),
    );
  }, stay);
}

function decisionsOf({ members: given }: SplitForm, members: readonly Person[]) {
  const decided = new Map(given.map(({ personId, decision }) => [personId, decision]));
  const isMissing = members.some(({ id }) => !decided.has(id));
  if (isMissing || decided.size !== members.length)
    throw invalid('members', rule('every-member-decided'), `${decided.size} of ${members.length}`);
  return (id: string) => decided.get(id);
}

/** Those who stay and whose record changes because the principal applicant goes; children never stay alone. */
function ledAnew(
  file: CaseFile,
  going: readonly string[],
  { newPrincipalId }: SplitForm,
  at: string,
): readonly Person[] {
  const { left, changed, alone } = thoseLeft(file, going, newPrincipalId, at);
  if (alone && !activeMembers(file).every((person) => isMinor(file, person, at)))
    throw invalid('members', rule('adult-stays'), `${left.length} children alone`);
  return changed;
}

/** Of those accepted, whose record changes: who is led anew, and who was not decided on before. */
function stayingAsDecided(accepted: readonly Person[], changed: readonly Person[]): Person[] {
  const anew = changed.map(({ undecided: _undecided, ...person }) => person);
  const others = accepted.filter((one) => one.undecided && !anew.some(({ id }) => id === one.id));
  return [...anew, ...asDecided(others)];
}

function parted(
  file: CaseFile,
  before: Change,
  members: readonly string[],
  decision: 'defer' | 'deny',
  { reasonCode }: SplitForm,
  command: Command,
): Change {
  // Where a refusal can be appealed it is recorded in their own case, and the time to appeal runs there.
  const isDenied = decision === 'deny' && file.policy.stateDecision.appeal === undefined;
  const closed = { status: 'closing', closing: { outcome: 'denied', reasonCode } } as const;
  const { change, opened } = splitCase(
    { ...file, case: { ...file.case, linked: before.patch.linked ?? file.case.linked ?? [] } },
    {
      ...{ members, reasonCode },
      stages: isDenied ? { ...(before.patch.stages ?? {}) } : file.case.stages,
      ...(isDenied ? closed : { status: 'active' }),
    },
    command,
  );
  return { ...change, opened: [opened] };
}
