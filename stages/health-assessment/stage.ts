import { forNewcomers } from '../../domain/case/case-rules.ts';
import { withStage } from '../../domain/case/change.ts';
import { switched } from '../../domain/kernel/smallest-change.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { owedForHealth } from './after-arrival.ts';
import { examinersIn } from './examiners.ts';
import { healthExam } from './health-exam.ts';
import { tooLateInPregnancy, withoutPregnancy } from './pregnancy.ts';
import { careOnArrival, receivingClinic } from './receiving-clinic.ts';
import { caseValidity, membersNotValidOn, membersToExamine } from './validity.ts';
import { healthLevers, whyReopened } from './why-reopened.ts';

const NAME = 'health-assessment';

export const healthAssessmentStage = {
  name: NAME,
  kinds: [healthExam, receivingClinic, careOnArrival],
  begins: (file, at) => ({ subjects: membersToExamine(file, at).map(({ id }) => id) }),
  settles(file, at) {
    const healthValidUntil = caseValidity(file, at);
    return healthValidUntil
      ? { stages: withStage(file.case.stages, NAME, 'completed', 'cleared', at), healthValidUntil }
      : undefined;
  },
  reopenedBy: forNewcomers,
  carried: (file, members, { case: { id: caseId } }) =>
    file.health
      .filter(({ personId }) => members.includes(personId))
      .map((record) => ({ ...record, ...examinersIn(file, record), caseId })),
  beforeTravel: (file, day) => [
    ...(membersNotValidOn(file, day).length > 0 ? [NAME] : []),
    ...(tooLateInPregnancy(file, day).length > 0 ? ['late-pregnancy'] : []),
  ],
  renewedForTravel: () => 'validity-too-short',
  travelLevers: (file, day) => [
    ...healthLevers(file, day),
    ...(tooLateInPregnancy(file, day).length > 0 ? [switched('pregnancy-over', withoutPregnancy)] : []),
  ],
  owes: owedForHealth,
  medicalNeeds: ({ health }) =>
    health.flatMap(({ personId, condition }) =>
      condition ? [{ personId, travel: condition.travel, care: condition.care }] : [],
    ),
  explains: (file, { subject }) =>
    file.health.some(({ personId, contact }) => personId === subject && contact)
      ? [{ rule: 'lives-with-infectious', values: { policy: file.policy.version }, ways: [] }]
      : [],
  whyReopened,
  goesBy: ({ health: { fitnessWithin: _ofTravel, ...health } }) => health,
} satisfies StageModule;
