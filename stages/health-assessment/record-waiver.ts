import type { CaseFile } from '../../domain/case/case-file.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import { todayAt } from '../../domain/policy/policy.ts';
import type { DecisionContext } from '../../domain/work-item/kind.ts';
import type { HealthExamForm } from './exam-form.ts';
import { examinerAmong } from './examiners.ts';
import type { HealthRecord } from './health-record.ts';
import { WaiverSchema } from './health-record.ts';
import type { ClassACondition } from './policy.ts';
import { stillBars } from './waived-conditions.ts';
import type { Waiver } from './waiver.ts';
import { waiverRefusedFor, whyWaiverRefused } from './waiver.ts';

type WaivedForm = HealthExamForm & { decision: 'waived' };

/**
 * The state's authority waives conditions that an earlier exam found, each by name: whoever has others as well is still
 * treated and examined for them. What the exam found stays as it was recorded. The waiver must be recorded by somebody
 * other than the examiner, who could otherwise place a person in class A and clear them alone.
 */
export function recordOfWaiver(
  { file, command }: DecisionContext,
  personId: string,
  form: WaivedForm,
): HealthRecord {
  const found = file.health.find((record) => record.personId === personId);
  const asked: Waiver = {
    found: found?.classification,
    examinedBy: examinerAmong(file, personId, command.actor.id, found),
    recordedBy: command.actor.id,
    waivedOn: form.waivedOn,
    today: todayAt(file.policy, file.case.office, command.at),
  };
  const refused = waiverRefusedFor(asked);
  if (found !== undefined && refused === undefined) return withWaiver(file, found, form);
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

function withWaiver(file: CaseFile, found: HealthRecord, form: WaivedForm): HealthRecord {
  refuseOthers(file, found, form.waivedConditions);
  const { waiver: before, ...rest } = found;
  const waiver = WaiverSchema.parse(form);
  const record: HealthRecord = {
    ...rest,
    waiver,
    ...(before ? { earlierWaivers: [...(found.earlierWaivers ?? []), before] } : {}),
  };
  return stillBars(record).length > 0
    ? record
    : { ...record, classification: 'class-a-waived', cleared: true };
}

/** A waiver names conditions that were found and not waived yet, and that the policy lets an authority waive. */
function refuseOthers(file: CaseFile, found: HealthRecord, named: readonly ClassACondition[]): void {
  const bars = stillBars(found);
  // Records of before there were lists do not say what was found.
  if (found.classA && named.some((one) => !bars.includes(one)))
    throw invalid('waivedConditions', rule('waives-what-was-found'), `${named.length} conditions`);
  const { waivable } = file.policy.health;
  if (named.some((one) => !waivable.includes(one)))
    throw invalid('waivedConditions', rule('waivable-condition'), `${named.length} conditions`);
}
