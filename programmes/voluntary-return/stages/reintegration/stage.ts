import type { StageModule } from '../../../../domain/work-item/stage-module.ts';
import pageWords from './page-words.json' with { type: 'json' };
import { reintegrationPlan } from './reintegration-plan.ts';

export const reintegrationStage = {
  name: 'reintegration',
  kinds: [reintegrationPlan],
  pageWords,
} satisfies StageModule;
