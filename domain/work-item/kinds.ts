import { bestInterests } from '../best-interests/best-interests.ts';
import { accessReview } from '../case/access-review.ts';
import { consentRequest } from '../case/consent-request.ts';
import { sameNumber } from '../case/same-number.ts';
import { closureApproval } from '../closure/closure-approval.ts';
import { failedStage } from '../closure/failed-stage.ts';
import { stalledWork } from '../closure/stalled-work.ts';
import { eligibilityApproval } from '../eligibility/eligibility-approval.ts';
import { eligibilityReview } from '../eligibility/eligibility-review.ts';
import { CaseError } from '../errors.ts';
import {
  anchorAgreement,
  applicantAgreement,
  relationshipEvidence,
} from '../family-reunification/reunification-evidence.ts';
import { followUpAction, followUpVisit, protectionConcern } from '../follow-up/follow-up-visit.ts';
import { healthExam } from '../health/health-exam.ts';
import { orientationException, orientationSession } from '../orientation/orientation-session.ts';
import { sponsorConfirmation } from '../sponsorship/sponsor-confirmation.ts';
import { contactFailed, sponsorQuestion, sponsorWorry } from '../sponsorship/sponsor-contact.ts';
import { sponsorOffer } from '../sponsorship/sponsor-offer.ts';
import { placementDecision, sponsorProposal } from '../sponsorship/sponsor-proposal.ts';
import { stateDecision } from '../state-decision/state-decision.ts';
import { householdMove } from '../tracing-request/household-move.ts';
import { identitySharing } from '../tracing-request/identity-sharing.ts';
import { seekerConsent } from '../tracing-request/seeker-consent.ts';
import {
  relationshipVerification,
  reunificationAgreement,
  tracingCandidate,
  tracingConfirmation,
  tracingConsent,
  tracingContact,
  tracingReview,
  tracingSearch,
} from '../tracing-request/tracing-decisions.ts';
import { arrival } from '../travel/arrival.ts';
import { departure } from '../travel/departure.ts';
import { fitnessToFly } from '../travel/fitness-to-fly.ts';
import { travelBooking } from '../travel/travel-booking.ts';
import { travelDocuments } from '../travel/travel-documents.ts';
import type { WorkItemKind } from './kind.ts';

/** Every kind of work item. A workflow opens them by `kind`; the console draws their forms. */
export const WORK_ITEM_KINDS: readonly WorkItemKind[] = [
  consentRequest,
  eligibilityReview,
  eligibilityApproval,
  relationshipEvidence,
  anchorAgreement,
  applicantAgreement,
  stateDecision,
  bestInterests,
  healthExam,
  orientationSession,
  orientationException,
  sponsorProposal,
  sponsorOffer,
  sponsorConfirmation,
  placementDecision,
  sponsorQuestion,
  contactFailed,
  travelDocuments,
  travelBooking,
  fitnessToFly,
  departure,
  arrival,
  followUpVisit,
  followUpAction,
  protectionConcern,
  sponsorWorry,
  closureApproval,
  failedStage,
  stalledWork,
  accessReview,
  sameNumber,
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
];

const byName = new Map(WORK_ITEM_KINDS.map((kind) => [kind.kind, kind]));

/** The kind of this name; `InvalidInput` when there is none. */
export function kindNamed(name: string): WorkItemKind {
  const kind = byName.get(name);
  if (!kind)
    throw new CaseError('InvalidInput', `Expected a kind of work item, received ${name.slice(0, 60)}.`);
  return kind;
}
