import type { CaseStatus } from '../../../domain/case/case.ts';
import { NEED_CODES } from '../../../domain/case/need-code-list.ts';
import { PROGRAMMES, STAGES } from '../../../domain/kernel/catalogue.ts';
import type { Programme } from '../../../domain/policy/policy.ts';
import type { StageName } from '../../../domain/policy/stage-name.ts';

/**
 * Codes of the domain's schemas that lists and forms offer, as plain data: importing the schemas would add their
 * validation to the bundle. A test compares each list with its schema.
 */
export const CODES = {
  place: ['asylum', 'destination'],
  status: ['registered', 'active', 'closing', 'closed'] satisfies CaseStatus[],
  programme: Object.keys(PROGRAMMES) as Programme[],
  priority: ['emergency', 'urgent', 'normal'],
  category: [
    'legal-or-physical-protection-needs',
    'survivors-of-violence-or-torture',
    'medical-needs',
    'women-and-girls-at-risk',
    'restoring-family-unity',
    'children-and-adolescents-at-risk',
    'lack-of-foreseeable-alternatives',
  ],
  relationship: [
    ...['principal-applicant', 'spouse', 'son', 'daughter', 'mother', 'father', 'brother', 'sister'],
    ...['grandchild', 'grandparent', 'niece-or-nephew', 'ward', 'other-relative', 'other'],
  ],
  sex: ['f', 'm', 'x', 'u'],
  separation: ['accompanied', 'unaccompanied', 'separated'],
  custody: [
    ...['both-parents', 'one-parent', 'one-parent-documented', 'guardian', 'none', 'unknown', 'not-a-child'],
  ],
  need: [
    ...['wheelchair', 'serious-medical-condition', 'single-parent', 'woman-at-risk', 'survivor-of-violence'],
    ...['older-person-at-risk', 'disability', 'pregnancy', 'child-at-risk'],
  ],
  'need-code': NEED_CODES,
  'identity-paper': [
    ...['passport', 'identity-card', 'refugee-certificate', 'travel-document', 'residence-permit'],
    ...['birth-certificate', 'marriage-certificate', 'family-book', 'military-book', 'other'],
  ],
  preference: [
    ...['city', 'town', 'rural', 'garden', 'near-public-transport', 'near-school', 'near-university'],
    ...['near-work', 'group', 'family', 'community', 'agency'],
  ],
  purpose: [
    ...['assessment', 'tracing', 'disclosure-to-sponsor', 'disclosure-to-state', 'referral-to-partner'],
    ...['dna-test', 'statistics'],
  ],
  taken: ['signed', 'spoken', 'witnessed'],
  childView: ['agrees', 'disagrees'],
  flag: ['medical-hold', 'protection', 'security', 'family-link', 'other'],
  step: ['sponsor-match', 'travel', 'handover', 'closure'],
  stage: Object.keys(STAGES) as StageName[],
} as const;
export type CodeList = keyof typeof CODES;

/** Reasons that a form offers, by purpose; another can be entered as a code. */
export const REASONS = {
  withdraw: ['changed-plans', 'returned-home', 'settled-elsewhere', 'no-contact'],
  cancel: ['quota-full', 'programme-ended', 'security-concern', 'duplicate-case'],
  reopen: ['appeal', 'new-information', 'closed-by-mistake'],
  'sponsor-broken': ['safety', 'exhaustion', 'moved-away', 'relationship-ended', 'housing-not-ready'],
  'sponsor-lost': ['sponsor-withdrew', 'moved-away', 'housing-not-ready', 'vetting-ended'],
  'lift-flag': ['resolved', 'recovered', 'raised-by-mistake'],
  correct: ['misspelt', 'new-document', 'interview', 'wrong-entry'],
  'grant-access': ['covers-colleague', 'takes-part-in-decision', 'second-opinion'],
  'end-access': ['task-done', 'named-by-mistake'],
  'break-glass': ['life-in-danger', 'medical-emergency', 'urgent-travel', 'colleague-unreachable'],
} as const;
export type ReasonList = keyof typeof REASONS;
