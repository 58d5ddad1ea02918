/**
 * Reasons offered for a decision, by kind and decision; a person may enter another code. Those of a stage are in its
 * folder.
 */
const FOLDERS = import.meta.glob<Readonly<Record<string, readonly string[]>>>(
  ['../../../stages/*/reasons.json', '../../../programmes/*/stages/*/reasons.json'],
  { eager: true, import: 'default' },
);
const OFFERED: Readonly<Record<string, readonly string[]>> = Object.assign(
  {
    'consent-request.refused': ['withdrawn', 'personal-circumstances'],
    'sponsor-question.closed': ['answered-by-phone', 'not-about-offer'],
    'person-question.closed': ['answered-by-phone', 'answered-in-person'],
    'sponsor-vetting.not-renewed': ['no-longer-willing', 'check-not-clear', 'moved-away'],
    'contact-failed.not-reached': ['no-contact', 'no-contact-wished'],
    'access-review.not-justified': ['no-emergency', 'wrong-case'],
    'owed-duty.not-delivered': ['household-moved', 'no-longer-needed', 'not-available'],
    'gate-waiver.waive': ['life-at-risk', 'medical-emergency', 'risk-of-return'],
    'gate-waiver-approval.decline': ['can-be-done-before', 'no-authority-named'],
    'household-change.decline': ['not-shown', 'entered-by-mistake', 'needs-more-evidence'],
    'rights-request.refused': [
      'record-is-right',
      'case-runs',
      'needed-by-law',
      'not-identified',
      'legal-hold',
    ],
    'same-number.same-household': ['registered-twice', 'household-moved'],
  },
  ...Object.values(FOLDERS),
);

export const reasonsFor = (kind: string, decision: string): readonly string[] =>
  OFFERED[`${kind}.${decision}`] ?? [];

/** The words of a field's values are shared by fields that ask the same. */
const VALUE_WORDS: Readonly<Record<string, string>> = {
  primaryCategory: 'category',
  secondaryCategory: 'category',
  tried: 'evidence',
  waivedConditions: 'classAConditions',
};

export const valueWords = (field: string): string =>
  field === 'kind' ? 'documents.kind' : `words.value.${VALUE_WORDS[field] ?? field}`;
