import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { eligibilityApproval } from './eligibility-approval.ts';
import { eligibilityReview } from './eligibility-review.ts';
import { neededFields } from './report.ts';

export const eligibilityReviewStage = {
  name: 'eligibility-review',
  kinds: [eligibilityReview, eligibilityApproval],
  holdsForParted: true,
  shows: ({ policy }, { kind }) => (kind === eligibilityReview.kind ? { needed: neededFields(policy) } : {}),
  goesBy: ({ eligibility }) => eligibility,
} satisfies StageModule;
