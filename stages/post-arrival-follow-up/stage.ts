import { withStage } from '../../domain/case/change.ts';
import { renewAt } from '../../domain/case/renewal.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { dimensionsOf } from './dimensions.ts';
import { followUpAction, followUpVisit, protectionConcern } from './follow-up-visit.ts';
import { nextVisit, scheduleFrom } from './schedule.ts';

const NAME = 'post-arrival-follow-up';

export const postArrivalFollowUpStage = {
  name: NAME,
  kinds: [followUpVisit, followUpAction, protectionConcern],
  begins: (file, at) => ({
    next: nextVisit(file.followUp) ?? null,
    renewAt: renewAt(file, at, nextVisit(file.followUp)?.dueAt),
  }),
  settles: (file, at) =>
    file.followUp && !nextVisit(file.followUp)
      ? { stages: withStage(file.case.stages, NAME, 'completed', 'followed-up', at) }
      : undefined,
  waitsFor({ followUp }) {
    const visit = nextVisit(followUp);
    return visit ? [visit.dueAt] : [];
  },
  shows: (file, _item, at) => ({ dimensions: dimensionsOf(file, at) }),
  arrived: (file, arrivedAt) => [scheduleFrom(file, arrivedAt)],
  goesBy: ({ followUp }) => followUp,
} satisfies StageModule;
