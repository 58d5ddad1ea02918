import { doneBeforeTravel } from '../../domain/case/case-rules.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { stateDecision } from './state-decision.ts';

export const stateDecisionStage = {
  name: 'state-decision',
  kinds: [stateDecision],
  beforeTravel: doneBeforeTravel('state-decision'),
  goesBy: ({ stateDecision: decision }) => decision,
} satisfies StageModule;
