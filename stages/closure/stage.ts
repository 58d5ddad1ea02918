import { expiringPaper } from '../../domain/casework/expiring-paper.ts';
import { stalledWork } from '../../domain/casework/stalled-work.ts';
import { expiringDocument } from '../../domain/documents/expiring-document.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { closureApproval } from './closure-approval.ts';
import { failedStage } from './failed-stage.ts';
import { retentionReview } from './retention-review.ts';

export const closureStage = {
  name: 'closure',
  kinds: [closureApproval, failedStage, stalledWork, expiringDocument, expiringPaper, retentionReview],
} satisfies StageModule;
