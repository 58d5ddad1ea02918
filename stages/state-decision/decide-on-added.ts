import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange, withStage } from '../../domain/case/change.ts';
import { stateRecipients } from '../../domain/case/consent-recipients.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import type { Person } from '../../domain/case/person.ts';
import { splitCase } from '../../domain/casework/split-case.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { wouldPartChildren } from './children-parted.ts';
import type { StateDecisionForm } from './state-decision-form.ts';
import { asDecided, decidedAlone } from './undecided.ts';

type Decided = Exclude<StateDecisionForm, { decision: 'defer' | 'resubmit' }>;

/**
 * The state decides on members who joined after it had decided on the household. Those whom it does not accept leave
 * into a linked case of their own, where they can appeal as anybody; a child goes nowhere without an adult unless best
 * interests say so, and its case waits for another decision.
 */
export function decidedOnAdded(file: CaseFile, form: Decided, command: Command): Change {
  const added = decidedAlone(file);
  const accepted = added.filter((person) => decisionOn(form, person, added) === 'accept');
  const denied = added.filter((person) => !accepted.includes(person));
  if (wouldPartChildren(file, denied, command.at))
    throw new CaseError(
      'WrongState',
      'Expected a decision that leaves no child alone: defer it, or let an adult part with the child first.',
    );
  const recipients = stateRecipients(file.case.destinationOffice);
  const ids = accepted.map(({ id }) => id);
  const consents = ids.length > 0 ? requireConsent(file, 'state-decision', recipients, command.at, ids) : [];
  const completed: Change = {
    ...noChange({}),
    patch: { stages: withStage(file.case.stages, 'state-decision', 'completed', 'accepted', command.at) },
    writes: asDecided(accepted),
    facts: [{ act: 'state.decided-on-added', details: { accepted: ids, consents } }],
  };
  if (denied.length === 0) return completed;
  const reasonCode = 'reasonCode' in form ? form.reasonCode : 'not-accepted';
  const members = denied.map(({ id }) => id);
  const parted = splitCase(file, { members, reasonCode, ...deniedAlone(file, reasonCode, command) }, command);
  return mergeChanges(completed, { ...parted.change, opened: [parted.opened] });
}

/** Where a refusal can be appealed it is recorded in their own case, and the time to appeal runs there. */
function deniedAlone(file: CaseFile, reasonCode: string, { at }: Command) {
  const { 'state-decision': _reopened, ...others } = file.case.stages;
  if (file.policy.stateDecision.appeal) return { status: 'active', stages: others } as const;
  return {
    status: 'closing',
    closing: { outcome: 'denied', reasonCode },
    stages: withStage(file.case.stages, 'state-decision', 'completed', 'denied', at),
  } as const;
}

function decisionOn(form: Decided, { id }: Person, added: readonly Person[]): 'accept' | 'deny' {
  if (form.decision !== 'split') return form.decision;
  const names = new Map(form.members.map((member) => [member.personId, member.decision]));
  if (added.some((person) => !names.has(person.id)))
    throw invalid('members', rule('every-member-decided'), `${names.size} of ${added.length}`);
  return names.get(id) === 'accept' ? 'accept' : 'deny';
}
