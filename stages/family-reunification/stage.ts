import { forNewcomers } from '../../domain/case/case-rules.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { anchorAgreement, applicantAgreement } from './agreements.ts';
import { biometrics } from './biometrics.ts';
import { askBeforeApplying, consentNext } from './consents.ts';
import { nextStep } from './course.ts';
import { dnaTest, stopTest } from './dna-test.ts';
import { reunificationApplication } from './reunification-application.ts';
import { relationshipEvidence } from './reunification-evidence.ts';

export const familyReunificationStage = {
  name: 'family-reunification',
  kinds: [
    ...[relationshipEvidence, dnaTest, anchorAgreement, applicantAgreement],
    ...[reunificationApplication, biometrics],
  ],
  consentEnded: (file, purpose, command) =>
    purpose === 'dna-test' ? stopTest(file, command) : askBeforeApplying(file, purpose, command),
  begins: (file, at) => ({
    goesOn: nextStep(file),
    applies: file.policy.reunification.application !== undefined,
    ...consentNext(file, at),
  }),
  shows: (file, { kind }) =>
    kind === 'relationship-evidence' && file.policy.reunification.application
      ? { needed: [{ decision: 'established', fields: ['relations'] }] }
      : {},
  closedToAppointments: (file) =>
    file.policy.reunification.application && nextStep(file) !== 'biometrics' ? ['biometrics'] : [],
  holdsForParted: true,
  reopenedBy: forNewcomers,
  goesBy: ({ reunification }) => reunification,
} satisfies StageModule;
