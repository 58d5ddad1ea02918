import { forNewcomers } from '../../domain/case/case-rules.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { anchorAgreement, applicantAgreement, relationshipEvidence } from './reunification-evidence.ts';

export const familyReunificationStage = {
  name: 'family-reunification',
  kinds: [relationshipEvidence, anchorAgreement, applicantAgreement],
  holdsForParted: true,
  reopenedBy: forNewcomers,
  goesBy: ({ reunification }) => reunification,
} satisfies StageModule;
