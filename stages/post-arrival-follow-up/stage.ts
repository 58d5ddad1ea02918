import { withStage } from '../../domain/case/change.ts';
import { renewAt } from '../../domain/case/renewal.ts';
import { dueLineOf, linesAskedBy } from '../../domain/plan/settled-as.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { scoredAt } from './dimensions.ts';
import { followUpAction, protectionConcern } from './follow-up-action.ts';
import { askedAtVisit, followUpVisit } from './follow-up-visit.ts';
import { OVERDUE_LINES, overdueLines } from './overdue-lines.ts';
import { nextVisit, scheduleFrom, visitsToAsk } from './schedule.ts';
import { servicesOwed } from './services.ts';
import { followUpToldTo } from './tells-person.ts';

const NAME = 'post-arrival-follow-up';

export const postArrivalFollowUpStage = {
  name: NAME,
  kinds: [followUpVisit, followUpAction, protectionConcern, overdueLines],
  begins: (file, at) => ({
    visits: visitsToAsk(file, at),
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
  shows(file, { kind, subject }, at) {
    if (kind === OVERDUE_LINES) return { due: linesAskedBy(file, at).map(dueLineOf) };
    return file.followUp && kind === 'follow-up-visit'
      ? { scored: scoredAt(file, at), ...askedAtVisit(file, file.followUp, subject, at) }
      : {};
  },
  arrived: (file, arrivedAt) => [scheduleFrom(file, arrivedAt)],
  owes: servicesOwed,
  tellsPerson: followUpToldTo,
  goesBy: ({ followUp }) => followUp,
} satisfies StageModule;
