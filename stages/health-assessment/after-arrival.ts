import type { CaseFile } from '../../domain/case/case-file.ts';
import { activeMembers } from '../../domain/case/case-file.ts';
import type { NewLine } from '../../domain/plan/owe.ts';
import type { HealthRecord } from './health-record.ts';
import { ruleOfClass } from './tuberculosis.ts';
import { tuberculosisOf } from './validity.ts';

/** Within how long of the arrival a person with a significant medical condition is seen. */
const SEEN_WITHIN = { day: 'P1D', week: 'P7D', month: 'P30D' } as const;

type Owed = Pick<NewLine, 'due' | 'service' | 'what'> & { readonly reference: string };

/**
 * A clinic at the destination sees whoever has a class B or a waived class A, within the policy's time of the arrival
 * (30 days by default); a person with a significant medical condition is seen as soon as the exam says.
 */
function owedTo(policy: CaseFile['policy'], record: HealthRecord): Owed[] {
  const { classification, waiver, condition } = record;
  const seen = classification === 'class-b' || classification === 'class-a-waived';
  const known = tuberculosisOf(record);
  const within = ruleOfClass(policy, known)?.seenWithin ?? policy.health.classBSeenWithin;
  return [
    ...(seen
      ? [
          {
            service: { list: 'kinbridge-1', code: 'receiving-clinic' } as const,
            due: { afterArrival: within },
            ...(waiver ? { what: `${waiver.receivingClinic}: ${waiver.conditions}`.slice(0, 1000) } : {}),
            reference: 'class',
          },
        ]
      : []),
    ...(condition?.seenWithin
      ? [
          {
            service: { list: 'kinbridge-1', code: 'medical-care' } as const,
            due: { afterArrival: SEEN_WITHIN[condition.seenWithin] },
            ...(condition.plainWords ? { what: condition.plainWords } : {}),
            reference: condition.seenWithin === 'day' ? 'at-once' : 'condition',
          },
        ]
      : []),
  ];
}

/** What members are owed after the arrival for what their exams found; only readers of health data see it. */
export function owedForHealth(file: CaseFile): NewLine[] {
  const ids = new Set(activeMembers(file).map(({ id }) => id));
  return file.health
    .filter(({ personId }) => ids.has(personId))
    .flatMap((record) =>
      owedTo(file.policy, record).map(({ reference, ...line }) => ({
        ...line,
        ...{ whom: record.personId, class: 'health' as const, owner: 'health-staff' as const },
        provider: { kind: 'clinic' as const },
        source: { kind: 'health-assessment' as const, reference },
      })),
    );
}
