import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, withStage } from '../../domain/case/change.ts';
import { stateRecipients } from '../../domain/case/consent-recipients.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import { refuseWaitBeyondLimit } from '../../domain/case/renewal.ts';
import { splitCase } from '../../domain/casework/split-case.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { plus, startOf } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { workItemKind } from '../../domain/work-item/kind.ts';
import { decidedOnAdded } from './decide-on-added.ts';
import type { StateDecisionForm } from './state-decision-form.ts';
import { StateDecisionFormSchema } from './state-decision-form.ts';
import { asDecided, decidedAlone, undecided } from './undecided.ts';

/**
 * The resettlement state's decision. A deferral is not a denial: the state is asked again. A split creates a linked
 * case.
 */
export const stateDecision = workItemKind({
  kind: 'state-decision',
  stage: 'state-decision',
  role: 'caseworker',
  place: 'asylum',
  irreversible: ['deny', 'split'],
  form: StateDecisionFormSchema,
  prepare(file) {
    const members = decidedAlone(file).map(({ id }) => id);
    return members.length > 0 ? { context: { members } } : {};
  },
  decide({ file, command }, form) {
    if (decidedAlone(file).length > 0 && form.decision !== 'defer')
      return decidedOnAdded(file, form, command);
    const completed = (outcome: string) =>
      withStage(file.case.stages, 'state-decision', 'completed', outcome, command.at);
    const recipients = stateRecipients(file.case.destinationOffice);
    switch (form.decision) {
      case 'accept': {
        const consents = requireConsent(file, 'state-decision', recipients, command.at);
        return {
          patch: { stages: completed('accepted') },
          writes: asDecided(undecided(file)),
          facts: [{ act: 'state.accepted', details: { consents } }],
          answer: {},
        };
      }
      case 'deny':
        return {
          patch: {
            stages: completed('denied'),
            status: 'closing',
            closing: { outcome: 'denied', reasonCode: form.reasonCode },
          },
          writes: [],
          facts: [{ act: 'state.denied', details: { reasonCode: form.reasonCode } }],
          answer: {},
        };
      case 'defer': {
        if (form.until) refuseWaitBeyondLimit(file, 'until', startOf(form.until), command.at);
        const again = form.until ? startOf(form.until) : plus(command.at, file.policy.stateDecision.deferral);
        const details = { reasonCode: form.reasonCode, again };
        return {
          patch: {},
          writes: [],
          facts: [{ act: 'state.deferred', details }],
          answer: { askAgainAt: again },
        };
      }
      case 'split':
        return split(file, form, command);
    }
  },
});

function split(file: CaseFile, form: StateDecisionForm & { decision: 'split' }, command: Command): Change {
  const members = activeMembers(file);
  const decided = new Map(form.members.map((member) => [member.personId, member.decision]));
  const missing = members.filter((person) => !decided.has(person.id));
  if (missing.length > 0 || decided.size !== members.length)
    throw invalid('members', rule('every-member-decided'), `${decided.size} of ${members.length}`);
  const principal = members.find((person) => person.relationship === 'principal-applicant');
  if (!principal || decided.get(principal.id) !== 'accept')
    throw invalid('members', rule('principal-accepted'), 'another decision');
  const accepted = members.filter(({ id }) => decided.get(id) === 'accept').map(({ id }) => id);
  const recipients = stateRecipients(file.case.destinationOffice);
  const consents = requireConsent(file, 'state-decision', recipients, command.at, accepted);
  const stages = withStage(file.case.stages, 'state-decision', 'completed', 'accepted-in-part', command.at);
  let change: Change = {
    patch: { stages },
    writes: asDecided(undecided(file).filter(({ id }) => accepted.includes(id))),
    facts: [{ act: 'state.accepted-in-part', details: { consents } }],
    answer: {},
  };
  for (const decision of ['defer', 'deny'] as const) {
    const leaving = members
      .filter((person) => decided.get(person.id) === decision)
      .map((person) => person.id);
    if (leaving.length === 0) continue;
    const denied = decision === 'deny';
    const parted = splitCase(
      { ...file, case: { ...file.case, linked: change.patch.linked ?? file.case.linked ?? [] } },
      {
        members: leaving,
        reasonCode: form.reasonCode,
        status: denied ? 'closing' : 'active',
        stages: denied ? { ...stages } : file.case.stages,
        ...(denied ? { closing: { outcome: 'denied', reasonCode: form.reasonCode } } : {}),
      },
      command,
    );
    change = mergeChanges(change, { ...parted.change, opened: [parted.opened] });
  }
  if (!change.opened?.length) throw invalid('members', rule('one-not-accepted'), 'all accepted');
  return change;
}
