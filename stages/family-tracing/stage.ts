import { renewAt } from '../../domain/case/renewal.ts';
import type { StageModule } from '../../domain/work-item/stage-module.ts';
import { deathConfirmation } from './death-confirmation.ts';
import { eraseOutsider } from './erase-candidate.ts';
import { householdMove } from './household-move.ts';
import { identitySharing } from './identity-sharing.ts';
import { seekerConsent } from './seeker-consent.ts';
import { stopTracing } from './stop-tracing.ts';
import { tracingAnswer } from './tracing-answer.ts';
import {
  relationshipVerification,
  reunificationAgreement,
  tracingCandidate,
  tracingConfirmation,
  tracingConsent,
  tracingContact,
  tracingReview,
  tracingSearch,
} from './tracing-decisions.ts';

export const familyTracingStage = {
  name: 'family-tracing',
  kinds: [
    seekerConsent,
    tracingSearch,
    identitySharing,
    tracingCandidate,
    tracingConfirmation,
    tracingConsent,
    tracingContact,
    relationshipVerification,
    reunificationAgreement,
    householdMove,
    tracingReview,
    deathConfirmation,
    tracingAnswer,
  ],
  begins: (file, at) => ({ renewAt: renewAt(file, at) }),
  outsiderEnded: eraseOutsider,
  consentEnded: (file, purpose, command) => (purpose === 'tracing' ? stopTracing(file, command) : undefined),
} satisfies StageModule;
