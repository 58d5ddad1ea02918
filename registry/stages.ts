import type { BESIDE_CASE } from '../domain/kernel/catalogue.ts';
import type { SharedStage } from '../domain/work-item/programme-module.ts';
import type { StageModule } from '../domain/work-item/stage-module.ts';
import { bestInterestsStage } from '../stages/best-interests/stage.ts';
import { closureStage } from '../stages/closure/stage.ts';
import { culturalOrientationStage } from '../stages/cultural-orientation/stage.ts';
import { eligibilityReviewStage } from '../stages/eligibility-review/stage.ts';
import { familyReunificationStage } from '../stages/family-reunification/stage.ts';
import { familyTracingStage } from '../stages/family-tracing/stage.ts';
import { healthAssessmentStage } from '../stages/health-assessment/stage.ts';
import { postArrivalFollowUpStage } from '../stages/post-arrival-follow-up/stage.ts';
import { sponsorshipStage } from '../stages/sponsorship/stage.ts';
import { stateDecisionStage } from '../stages/state-decision/stage.ts';
import { travelStage } from '../stages/travel/stage.ts';
import { OWN_STAGES } from './programmes.ts';

/** Every stage that programmes share, by its name: one that has a folder and does not stand here does not compile. */
const BY_NAME = {
  'eligibility-review': eligibilityReviewStage,
  'family-reunification': familyReunificationStage,
  'state-decision': stateDecisionStage,
  'best-interests': bestInterestsStage,
  'health-assessment': healthAssessmentStage,
  'cultural-orientation': culturalOrientationStage,
  sponsorship: sponsorshipStage,
  travel: travelStage,
  'post-arrival-follow-up': postArrivalFollowUpStage,
  'family-tracing': familyTracingStage,
  closure: closureStage,
} as const satisfies {
  [Name in SharedStage | (typeof BESIDE_CASE)[number]]: StageModule & { readonly name: Name };
};

export const STAGES: readonly StageModule[] = [...Object.values<StageModule>(BY_NAME), ...OWN_STAGES];
