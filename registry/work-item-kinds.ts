import { accessReview } from '../domain/casework/access-review.ts';
import { consentRequest } from '../domain/casework/consent-request.ts';
import { sameNumber } from '../domain/casework/same-number.ts';
import { CaseError } from '../domain/kernel/errors.ts';
import { contactFailed, sponsorQuestion, sponsorWorry } from '../domain/sponsorship/sponsor-contact.ts';
import type { WorkItemKind } from '../domain/work-item/kind.ts';
import { bestInterests } from '../stages/best-interests/best-interests.ts';
import { closureApproval } from '../stages/closure/closure-approval.ts';
import { failedStage } from '../stages/closure/failed-stage.ts';
import { stalledWork } from '../stages/closure/stalled-work.ts';
import {
  orientationException,
  orientationSession,
} from '../stages/cultural-orientation/orientation-session.ts';
import { eligibilityApproval } from '../stages/eligibility-review/eligibility-approval.ts';
import { eligibilityReview } from '../stages/eligibility-review/eligibility-review.ts';
import {
  anchorAgreement,
  applicantAgreement,
  relationshipEvidence,
} from '../stages/family-reunification/reunification-evidence.ts';
import { householdMove } from '../stages/family-tracing/household-move.ts';
import { identitySharing } from '../stages/family-tracing/identity-sharing.ts';
import { seekerConsent } from '../stages/family-tracing/seeker-consent.ts';
import {
  relationshipVerification,
  reunificationAgreement,
  tracingCandidate,
  tracingConfirmation,
  tracingConsent,
  tracingContact,
  tracingReview,
  tracingSearch,
} from '../stages/family-tracing/tracing-decisions.ts';
import { healthExam } from '../stages/health-assessment/health-exam.ts';
import {
  followUpAction,
  followUpVisit,
  protectionConcern,
} from '../stages/post-arrival-follow-up/follow-up-visit.ts';
import { sponsorConfirmation } from '../stages/sponsorship/sponsor-confirmation.ts';
import { sponsorOffer } from '../stages/sponsorship/sponsor-offer.ts';
import { placementDecision, sponsorProposal } from '../stages/sponsorship/sponsor-proposal.ts';
import { stateDecision } from '../stages/state-decision/state-decision.ts';
import { arrival } from '../stages/travel/arrival.ts';
import { departure } from '../stages/travel/departure.ts';
import { fitnessToFly } from '../stages/travel/fitness-to-fly.ts';
import { travelBooking } from '../stages/travel/travel-booking.ts';
import { travelDocuments } from '../stages/travel/travel-documents.ts';

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
