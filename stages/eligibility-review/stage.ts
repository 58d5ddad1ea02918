import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { eligibilityApproval } from './eligibility-approval.ts';
import { eligibilityReview } from './eligibility-review.ts';

export const eligibilityReviewStage = {
  name: 'eligibility-review',
  kinds: [eligibilityReview, eligibilityApproval],
  holdsForParted: true,
} satisfies StageModule;
