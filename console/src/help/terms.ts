/** A word of the field: `of` is its line in docs/glossary.tsv, `source` whose meaning it is. */
export interface Term {
  readonly id: string;
  readonly of: string;
  readonly source?: string;
}

export const TERMS: readonly Term[] = [
  { id: 'resettlement', of: 'resettlement', source: 'UNHCR Resettlement Handbook' },
  { id: 'family-tracing', of: 'family tracing', source: 'ICRC, Restoring Family Links' },
  { id: 'possible-match', of: 'possible match' },
  { id: 'person-found', of: 'person found', source: 'ICRC, RFL Code of Conduct' },
  {
    id: 'best-interests-assessment-bia',
    of: 'best interests assessment (BIA)',
    source: 'UNHCR Best Interests Procedure Guidelines, 2021',
  },
  {
    id: 'best-interests-determination-bid',
    of: 'best interests determination (BID)',
    source: 'UNHCR Best Interests Procedure Guidelines, 2021',
  },
  { id: 'unaccompanied-child', of: 'unaccompanied child', source: 'UNCRC General Comment No. 6' },
  { id: 'separated-child', of: 'separated child', source: 'UNCRC General Comment No. 6' },
  { id: 'case', of: 'case' },
  { id: 'principal-applicant', of: 'principal applicant' },
  {
    id: 'submission-to-a-state',
    of: 'submission (to a state)',
    source: 'UNHCR Resettlement Handbook, chapter 3',
  },
  { id: 'state-decision-accept-deny-defer', of: 'state decision: accept / deny / defer' },
  { id: 'specific-needs', of: 'specific needs' },
  { id: 'fitness-to-fly', of: 'fitness to fly', source: 'IOM, pre-embarkation checks' },
  {
    id: 'cultural-orientation',
    of: 'cultural orientation',
    source: 'CORE, Cultural Orientation Resource Exchange',
  },
  { id: 'sponsor', of: 'sponsor' },
  { id: 'request-to-receive-a-household-offer', of: 'request to receive a household (“offer”)' },
  { id: 'vetting-of-a-sponsor', of: 'vetting of a sponsor' },
  { id: 'flag', of: 'flag' },
  { id: 'escalated', of: 'escalated' },
  { id: 'consent', of: 'consent', source: 'IOM Data Protection Manual' },
  {
    id: 'disclosure-to-a-sponsor-state',
    of: 'disclosure to a sponsor / state',
    source: 'IOM Data Protection Manual',
  },
  { id: 'emergency-access-break-glass', of: 'emergency access (break glass)' },
  { id: 'audit', of: 'audit' },
];
