import * as z from 'zod';
import { memberOf } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { withStage } from '../../domain/case/change.ts';
import { DateSchema, plus } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import { firstEyes, latestDecision } from '../../domain/work-item/decisions.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import { NoteSchema, workItemKind } from '../../domain/work-item/kind.ts';
import type { HealthRecord } from './health-record.ts';
import { WaiverSchema } from './health-record.ts';
import { caseValidity, validUntil } from './validity.ts';
import type { Waiver } from './waiver.ts';
import { waiverRefusedFor, whyWaiverRefused } from './waiver.ts';

const exam = { examinedOn: DateSchema, tuberculosisFinding: z.boolean(), note: NoteSchema };
const FormSchema = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('cleared'),
    classification: z.enum(['no-finding', 'class-b']),
    ...exam,
  }),
  z.strictObject({ decision: z.literal('treatment'), classification: z.literal('class-a'), ...exam }),
  z.strictObject({ decision: z.literal('waived'), ...WaiverSchema.shape, ...exam }),
  z.strictObject({ decision: z.literal('missed'), note: NoteSchema }),
]);
type Examined = Exclude<z.infer<typeof FormSchema>, { decision: 'missed' }>;

/**
 * One person's appointment and exam. Class A blocks travel until it is treated or waived by the state's authority;
 * the waiver is recorded here. A person in treatment is examined again, and a missed appointment is rescheduled.
 */
export const healthExam = workItemKind({
  kind: 'health-exam',
  stage: 'health-assessment',
  role: 'health-staff',
  place: 'asylum',
  form: FormSchema,
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
    if (form.examinedOn > todayAt(file.policy, file.case.office, command.at))
      throw invalid('examinedOn', rule('not-in-future'), form.examinedOn);
    if (form.decision === 'waived') refuseWaiver(context, person.id, form.waivedOn);
    const record = recordOf(context, person.id, form);
    const change: Change = {
      patch: {},
      writes: [record],
      facts: [
        { act: 'health-exam.recorded', subject: person.id, details: { validUntil: record.validUntil } },
      ],
      answer: record.cleared ? {} : { askAgainAt: plus(command.at, file.policy.health.treatmentReview) },
    };
    return record.cleared ? { ...change, patch: patchWhenAllCleared(context, record) } : change;
  },
});

/**
 * The state's authority waives an earlier finding. Its waiver must be recorded by somebody other than the examiner,
 * who could otherwise place a person in class A and clear them alone.
 */
function refuseWaiver({ file, command }: DecisionContext, personId: string, waivedOn: string): void {
  const asked: Waiver = {
    found: file.health.find((record) => record.personId === personId)?.classification,
    examinedBy: latestDecision(file, 'health-exam', personId, 'treatment')?.by,
    recordedBy: command.actor.id,
    waivedOn,
    today: todayAt(file.policy, file.case.office, command.at),
  };
  const refused = waiverRefusedFor(asked);
  if (refused === undefined) return;
  const why = whyWaiverRefused(asked);
  if (refused === 'in-future') throw invalid('waivedOn', rule('not-in-future'), waivedOn, why);
  throw refused === 'no-class-a'
    ? new CaseError('WrongState', 'Expected a person whom an earlier exam put into class A.', { why })
    : new CaseError(
        'FourEyes',
        'A waiver is recorded by another than the examiner; it was decided by the same person before.',
        { why },
      );
}

function recordOf({ file }: DecisionContext, personId: string, form: Examined): HealthRecord {
  const before = file.health.find((record) => record.personId === personId);
  return {
    type: 'health-record',
    schema: 2,
    caseId: file.case.id,
    personId,
    classification: form.decision === 'waived' ? 'class-a-waived' : form.classification,
    tuberculosisFinding: form.tuberculosisFinding,
    examinedOn: form.examinedOn,
    validUntil: validUntil(file.policy, form.examinedOn, form.tuberculosisFinding),
    exams: (before?.exams ?? 0) + 1,
    cleared: form.decision !== 'treatment',
    ...(form.decision === 'waived' ? { waiver: WaiverSchema.parse(form) } : {}),
  };
}

function patchWhenAllCleared({ file, command }: DecisionContext, record: HealthRecord): Change['patch'] {
  const health = [...file.health.filter((other) => other.personId !== record.personId), record];
  const validity = caseValidity({ ...file, health }, command.at);
  if (!validity) return {};
  const stages = withStage(file.case.stages, 'health-assessment', 'completed', 'cleared', command.at);
  return { stages, healthValidUntil: validity };
}
