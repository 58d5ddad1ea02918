/** Reasons that are offered for a decision, by kind and decision; a person may write another code. */
const OFFERED: Readonly<Record<string, readonly string[]>> = {
  'consent-request.refused': ['withdrawn', 'personal-circumstances'],
  'seeker-consent.refused': ['no-contact-wished', 'personal-circumstances', 'not-safe'],
  'eligibility-review.not-recommended': ['no-resettlement-need', 'exclusion-considerations', 'withdrawn'],
  'eligibility-approval.return': ['incomplete-assessment', 'missing-documents', 'contradictory-statements'],
  'relationship-evidence.more-evidence': ['missing-documents', 'contradictory-statements'],
  'relationship-evidence.not-established': ['contradictory-statements', 'more-evidence-needed'],
  'anchor-agreement.does-not-agree': ['no-contact-wished', 'personal-circumstances', 'not-safe'],
  'applicant-agreement.does-not-agree': ['no-contact-wished', 'personal-circumstances', 'not-safe'],
  'state-decision.deny': ['exclusion-considerations', 'missing-documents'],
  'state-decision.defer': ['security-checks-pending', 'missing-documents'],
  'state-decision.split': ['security-checks-pending', 'exclusion-considerations'],
  'best-interests.not-in-best-interests': ['not-safe', 'custody-unclear', 'no-contact-wished'],
  'best-interests.more-information': ['parent-not-heard', 'child-not-heard', 'custody-unclear'],
  'orientation-session.cancelled': ['trainer-unavailable', 'illness'],
  'orientation-exception.excuse': ['illness', 'personal-circumstances'],
  'sponsor-proposal.override': ['better-fit', 'family-tie'],
  'sponsor-offer.decline': ['housing-not-ready', 'personal-circumstances'],
  'sponsor-confirmation.not-confirmed': ['check-not-clear', 'housing-not-ready', 'better-fit'],
  'sponsor-question.closed': ['answered-by-phone', 'not-about-offer'],
  'sponsor-vetting.not-renewed': ['no-longer-willing', 'check-not-clear', 'moved-away'],
  'contact-failed.not-reached': ['no-contact', 'no-contact-wished'],
  'placement-decision.agency-receives': ['no-sponsor-left', 'better-fit'],
  'placement-decision.close-case': ['withdrawn', 'no-sponsor-left'],
  'travel-documents.delayed': ['exit-permit-pending', 'visa-pending', 'missing-documents'],
  'fitness-to-fly.unfit': ['acute-illness', 'late-pregnancy'],
  'departure.delayed': ['flight-cancelled', 'acute-illness', 'exit-permit-pending'],
  'departure.cancelled': ['carrier-refused', 'acute-illness', 'withdrawn'],
  'arrival.delayed': ['missed-connection', 'flight-cancelled'],
  'closure-approval.approve': ['all-stages-completed', 'withdrawn', 'no-contact'],
  'closure-approval.return': ['file-incomplete'],
  'failed-stage.skip-stage': ['all-stages-completed', 'personal-circumstances'],
  'failed-stage.close-case': ['withdrawn', 'no-contact'],
  'access-review.not-justified': ['no-emergency', 'wrong-case'],
  'same-number.same-household': ['registered-twice', 'household-moved'],
  'tracing-search.not-traceable': ['not-enough-details'],
  'identity-sharing.decline': ['not-safe', 'other-person', 'not-enough-details'],
  'tracing-candidate.reject': ['other-person', 'other-family'],
  'tracing-candidate.defer': ['more-evidence-needed', 'not-enough-details'],
  'tracing-confirmation.reject': ['other-person', 'more-evidence-needed'],
  'tracing-consent.refused': ['no-contact-wished', 'not-safe'],
  'tracing-consent.unreachable': ['no-contact'],
  'tracing-contact.failed': ['no-contact', 'no-contact-wished'],
  'relationship-verification.not-verified': ['other-family', 'contradictory-statements'],
  'reunification-agreement.contact-only': ['settled-elsewhere', 'personal-circumstances', 'not-safe'],
  'tracing-review.close': ['no-trace', 'withdrawn'],
};

export const reasonsFor = (kind: string, decision: string): readonly string[] =>
  OFFERED[`${kind}.${decision}`] ?? [];

/** The words of a field's values are shared by fields that ask the same. */
const VALUE_WORDS: Readonly<Record<string, string>> = {
  primaryCategory: 'category',
  secondaryCategory: 'category',
};

export const valueWords = (field: string): string => `words.value.${VALUE_WORDS[field] ?? field}`;
