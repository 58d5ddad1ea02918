import type { CaseFile } from '../../domain/case/case-file.ts';
import { noChange, withStage } from '../../domain/case/change.ts';
import { stateRecipients } from '../../domain/case/consent-recipients.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import { refuseWaitBeyondLimit } from '../../domain/case/renewal.ts';
import { dateOf, plus, startOf } from '../../domain/kernel/calendar.ts';
import { latestDecision } from '../../domain/work-item/decisions.ts';
import { workItemKind } from '../../domain/work-item/kind.ts';
import { refusalStands } from './appeal.ts';
import { decidedOnAdded } from './decide-on-added.ts';
import { closedToOthers, resubmit } from './resubmission.ts';
import { splitDecision } from './split-decision.ts';
import { StateDecisionFormSchema } from './state-decision-form.ts';
import { withSubmission } from './state-submissions.ts';
import { asDecided, decidedAlone, undecided } from './undecided.ts';

/** The last day on which the state has to decide on an application, where the policy has one and it was applied for. */
function decisionDueOn(file: CaseFile): string | undefined {
  const { decideWithin } = file.policy.stateDecision;
  const { submittedOn } = latestDecision(file, 'reunification-application')?.form ?? {};
  const { appliedOn = submittedOn } = latestDecision(file, 'applicant-agreement')?.form ?? {};
  return decideWithin && typeof appliedOn === 'string'
    ? dateOf(plus(startOf(appliedOn), decideWithin))
    : undefined;
}

/**
 * The resettlement state's decision. A deferral is not a denial: the state is asked again. A denied household may be
 * submitted to another state. A split creates linked cases.
 */
export const stateDecision = workItemKind({
  kind: 'state-decision',
  stage: 'state-decision',
  role: 'caseworker',
  place: 'asylum',
  irreversible: ['deny', 'split', 'resubmit'],
  form: StateDecisionFormSchema,
  closed: closedToOthers,
  prepare(file) {
    const members = decidedAlone(file).map(({ id }) => id);
    const due = decisionDueOn(file);
    const context = {
      ...(members.length > 0 ? { members } : {}),
      ...(due === undefined ? {} : { decisionDueOn: due }),
    };
    return Object.keys(context).length > 0 ? { context } : {};
  },
  decide({ file, command }, form) {
    if (decidedAlone(file).length > 0 && form.decision !== 'defer' && form.decision !== 'resubmit')
      return decidedOnAdded(file, form, command);
    const completed = (outcome: string) =>
      withStage(file.case.stages, 'state-decision', 'completed', outcome, command.at);
    const recipients = stateRecipients(file.case.destinationOffice);
    switch (form.decision) {
      case 'accept': {
        const consents = requireConsent(file, 'state-decision', recipients, command.at);
        return {
          patch: { stages: completed('accepted') },
          writes: [
            ...asDecided(undecided(file)),
            ...withSubmission(file, { decision: 'accepted', at: command.at }, form.securityValidUntil),
          ],
          facts: [{ act: 'state.accepted', details: { consents } }],
          answer: {},
        };
      }
      case 'deny':
        return {
          ...(file.policy.stateDecision.appeal
            ? noChange({ appeal: true })
            : refusalStands(file, form.reasonCode, command)),
          writes: withSubmission(file, { decision: 'denied', reasonCode: form.reasonCode, at: command.at }),
          facts: [{ act: 'state.denied', details: { reasonCode: form.reasonCode } }],
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
        return splitDecision(file, form, command);
      case 'resubmit':
        return resubmit(file, form, command);
    }
  },
});
