import { forNewcomers } from '../../domain/case/case-rules.ts';
import { withStage } from '../../domain/case/change.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { healthExam } from './health-exam.ts';
import { caseValidity, membersNotValidOn, membersToExamine } from './validity.ts';
import { healthLevers, whyReopened } from './why-reopened.ts';

const NAME = 'health-assessment';

export const healthAssessmentStage = {
  name: NAME,
  kinds: [healthExam],
  begins: (file, at) => ({ subjects: membersToExamine(file, at).map(({ id }) => id) }),
  settles(file, at) {
    const healthValidUntil = caseValidity(file, at);
    return healthValidUntil
      ? { stages: withStage(file.case.stages, NAME, 'completed', 'cleared', at), healthValidUntil }
      : undefined;
  },
  reopenedBy: forNewcomers,
  carried: (file, members, { case: { id: caseId } }) =>
    file.health.filter(({ personId }) => members.includes(personId)).map((record) => ({ ...record, caseId })),
  beforeTravel: (file, day) => (membersNotValidOn(file, day).length > 0 ? [NAME] : []),
  renewedForTravel: () => 'validity-too-short',
  travelLevers: healthLevers,
  whyReopened,
  goesBy: ({ health: { fitnessWithin: _ofTravel, ...health } }) => health,
} satisfies StageModule;
