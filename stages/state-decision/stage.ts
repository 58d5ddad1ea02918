import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { stateDecision } from './state-decision.ts';

export const stateDecisionStage = {
  name: 'state-decision',
  kinds: [stateDecision],
  goesBy: ({ stateDecision: decision }) => decision,
} satisfies StageModule;
