import { memberOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { withStage } from '../../domain/case/change.ts';
import { refuseWaitBeyondLimit } from '../../domain/case/renewal.ts';
import { datePlus, plus, startOf } from '../../domain/kernel/calendar.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import { firstEyes, latestDecision } from '../../domain/work-item/decisions.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import { workItemKind } from '../../domain/work-item/kind.ts';
import { contactsOf } from './contacts.ts';
import type { Examined, HealthExamForm } from './exam-form.ts';
import { HealthExamFormSchema } from './exam-form.ts';
import { latestNextExam, recordOfExam } from './exam-record.ts';
import type { HealthRecord } from './health-record.ts';
import { recordOfWaiver } from './record-waiver.ts';
import { caseValidity } from './validity.ts';

/** An expected day of birth is at most so far away. */
const MOST_OF_PREGNANCY = 'P10M';

/**
 * One person's appointment and exam. Class A blocks travel until it is treated or waived by the state's authority;
 * the waiver is recorded here. A person in treatment is examined again on the day that the clinician names, and a missed
 * appointment is rescheduled. Who lives with somebody infectious is examined again.
 */
export const healthExam = workItemKind({
  kind: 'health-exam',
  stage: 'health-assessment',
  role: 'health-staff',
  place: 'asylum',
  form: HealthExamFormSchema,
  partners: {
    service: 'health-exam',
    decisions: ['cleared', 'treatment', 'missed'],
    persons: (_file, subject) => [subject],
  },
  first: (file, subject) =>
    firstEyes(latestDecision(file, 'health-exam', subject, 'treatment'), ['waived'], false),
  decide(context, form): Change {
    const { file, item, command } = context;
    const person = memberOf(file, item.subject ?? '');
    if (form.decision === 'missed') {
      const again = plus(command.at, file.policy.health.missedAppointment);
      return {
        patch: {},
        writes: [],
        facts: [{ act: 'health-exam.missed', subject: person.id }],
        answer: { askAgainAt: again },
      };
    }
    if (form.decision !== 'waived') refuseDates(context, form);
    const record =
      form.decision === 'waived'
        ? recordOfWaiver(context, person.id, form)
        : recordOfExam(file, person.id, form, command);
    const contacts = contactsOf(file, record);
    const change: Change = {
      patch: {},
      writes: [record, ...contacts],
      facts: [
        { act: 'health-exam.recorded', subject: person.id, details: { validUntil: record.validUntil } },
        ...contacts.map(({ personId }) => ({ act: 'health-exam.asked-again', subject: personId })),
      ],
      answer: record.cleared ? {} : { decision: 'treatment', askAgainAt: startOfNext(context, form, record) },
    };
    return record.cleared ? { ...change, patch: patchWhenAllCleared(context, record) } : change;
  },
});

/**
 * When a person in treatment is examined again: on the clinician's day, or after the policy's time. A waiver of a part
 * leaves the day of the others as it was.
 */
function startOfNext(
  { file, command }: DecisionContext,
  form: HealthExamForm,
  { treatment }: HealthRecord,
): string {
  const day = form.decision === 'waived' ? treatment?.nextExamOn : undefined;
  if (day !== undefined) return startOf(day) < command.at ? command.at : startOf(day);
  const named = form.decision === 'treatment' ? form.nextExamOn : undefined;
  return named === undefined ? plus(command.at, file.policy.health.treatmentReview) : startOf(named);
}

function refuseDates({ file, command }: DecisionContext, form: Examined): void {
  const today = todayAt(file.policy, file.case.office, command.at);
  if (form.examinedOn > today) throw invalid('examinedOn', rule('not-in-future'), form.examinedOn);
  if (form.pregnancyDueOn !== undefined && form.pregnancyDueOn > datePlus(today, MOST_OF_PREGNANCY))
    throw invalid('pregnancyDueOn', rule('within-from-now', { longest: MOST_OF_PREGNANCY }), 'a later day');
  if (form.decision !== 'treatment' || form.nextExamOn === undefined) return;
  if (form.nextExamOn <= today) throw invalid('nextExamOn', rule('day-to-come'), form.nextExamOn);
  const { treatmentLongest: longest } = file.policy.health;
  if (form.nextExamOn > latestNextExam(file, today))
    throw invalid('nextExamOn', rule('within-from-now', { longest }), form.nextExamOn);
  refuseWaitBeyondLimit(file, 'nextExamOn', startOf(form.nextExamOn), command.at);
}

function patchWhenAllCleared({ file, command }: DecisionContext, record: HealthRecord): Change['patch'] {
  const health = [...file.health.filter((other) => other.personId !== record.personId), record];
  const validity = caseValidity({ ...file, health }, command.at);
  if (!validity) return {};
  const stages = withStage(file.case.stages, 'health-assessment', 'completed', 'cleared', command.at);
  return { stages, healthValidUntil: validity };
}
