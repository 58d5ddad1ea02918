import type { CaseFile } from '../../domain/case/case-file.ts';
import { memberOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { withStage } from '../../domain/case/change.ts';
import { refuseWaitBeyondLimit } from '../../domain/case/renewal.ts';
import { datePlus, plus, startOf } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
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
import { WaiverSchema } from './health-record.ts';
import { caseValidity } from './validity.ts';
import type { Waiver } from './waiver.ts';
import { waiverRefusedFor, whyWaiverRefused } from './waiver.ts';

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
        ? waived(context, person.id, form)
        : recordOfExam(file, person.id, form, command.at);
    const contacts = contactsOf(file, record);
    const change: Change = {
      patch: {},
      writes: [record, ...contacts],
      facts: [
        { act: 'health-exam.recorded', subject: person.id, details: { validUntil: record.validUntil } },
        ...contacts.map(({ personId }) => ({ act: 'health-exam.asked-again', subject: personId })),
      ],
      answer: record.cleared ? {} : { askAgainAt: startOfNext(context, form) },
    };
    return record.cleared ? { ...change, patch: patchWhenAllCleared(context, record) } : change;
  },
});

/** When a person in treatment is examined again: on the clinician's day, or after the policy's time. */
function startOfNext({ file, command }: DecisionContext, form: HealthExamForm): string {
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

/**
 * The state's authority waives an earlier finding, and what the exam found stays as it was recorded. Its waiver must be
 * recorded by somebody other than the examiner, who could otherwise place a person in class A and clear them alone.
 */
function waived(
  { file, command }: DecisionContext,
  personId: string,
  form: HealthExamForm & { decision: 'waived' },
): HealthRecord {
  const found = file.health.find((record) => record.personId === personId);
  const asked: Waiver = {
    found: found?.classification,
    examinedBy: examinerAmong(file, personId, command.actor.id),
    recordedBy: command.actor.id,
    waivedOn: form.waivedOn,
    today: todayAt(file.policy, file.case.office, command.at),
  };
  const refused = waiverRefusedFor(asked);
  if (found !== undefined && refused === undefined)
    return { ...found, classification: 'class-a-waived', cleared: true, waiver: WaiverSchema.parse(form) };
  const why = whyWaiverRefused(asked);
  if (refused === 'in-future') throw invalid('waivedOn', rule('not-in-future'), form.waivedOn, why);
  throw refused === 'same-person'
    ? new CaseError(
        'FourEyes',
        'A waiver is recorded by another than the examiner; it was decided by the same person before.',
        { why },
      )
    : new CaseError('WrongState', 'Expected a person whom an earlier exam put into class A.', { why });
}

/** Whoever records it, if they examined the person themselves at any time; otherwise who examined them last. */
const examinerAmong = (file: CaseFile, personId: string, recordedBy: string): string | undefined =>
  file.workItems.some(
    ({ kind, subject, decision }) =>
      kind === 'health-exam' &&
      subject === personId &&
      decision?.code === 'treatment' &&
      decision.by === recordedBy,
  )
    ? recordedBy
    : latestDecision(file, 'health-exam', personId, 'treatment')?.by;

function patchWhenAllCleared({ file, command }: DecisionContext, record: HealthRecord): Change['patch'] {
  const health = [...file.health.filter((other) => other.personId !== record.personId), record];
  const validity = caseValidity({ ...file, health }, command.at);
  if (!validity) return {};
  const stages = withStage(file.case.stages, 'health-assessment', 'completed', 'cleared', command.at);
  return { stages, healthValidUntil: validity };
}
