import { joinedSince } from '../../domain/case/case-file.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { anchorAgreement, applicantAgreement, relationshipEvidence } from './reunification-evidence.ts';

export const familyReunificationStage = {
  name: 'family-reunification',
  kinds: [relationshipEvidence, anchorAgreement, applicantAgreement],
  holdsForParted: true,
  reopenedBy: (before, after, personId) =>
    joinedSince(before, after).some(({ id }) => id === personId) ? 'member-joined' : undefined,
  goesBy: ({ reunification }) => reunification,
} satisfies StageModule;
