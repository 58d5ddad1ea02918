import type { StageModule } from '../../../../domain/work-item/stage-module.ts';
import { reintegrationPlan } from './reintegration-plan.ts';

export const reintegrationStage = {
  name: 'reintegration',
  kinds: [reintegrationPlan],
} satisfies StageModule;
