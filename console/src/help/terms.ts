/** A word of the field: `of` is its line in docs/glossary.tsv, `source` whose meaning it is. */
export interface Term {
  readonly id: string;
  readonly of: string;
  readonly source: string;
}

export const TERMS: readonly Term[] = [
  { id: 'resettlement', of: 'resettlement', source: 'UNHCR Resettlement Handbook' },
  { id: 'family-tracing', of: 'family tracing', source: 'ICRC, Restoring Family Links' },
  { id: 'possible-match', of: 'possible match', source: 'Kinbridge, docs/tracing.md' },
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
  { id: 'case', of: 'case', source: 'UNHCR Resettlement Handbook, chapter 4' },
  { id: 'principal-applicant', of: 'principal applicant', source: 'UNHCR Resettlement Handbook, chapter 4' },
  {
    id: 'submission-to-a-state',
    of: 'submission (to a state)',
    source: 'UNHCR Resettlement Handbook, chapter 3',
  },
  {
    id: 'state-decision-accept-deny-defer',
    of: 'state decision: accept / deny / defer',
    source: 'UNHCR Resettlement Handbook, chapter 5',
  },
  { id: 'specific-needs', of: 'specific needs', source: 'UNHCR, specific needs codes' },
  { id: 'fitness-to-fly', of: 'fitness to fly', source: 'IOM, pre-embarkation checks' },
  {
    id: 'cultural-orientation',
    of: 'cultural orientation',
    source: 'CORE, Cultural Orientation Resource Exchange',
  },
  { id: 'sponsor', of: 'sponsor', source: 'Kinbridge, docs/sponsorship.md' },
  {
    id: 'request-to-receive-a-household-offer',
    of: 'request to receive a household (“offer”)',
    source: 'Kinbridge, docs/sponsorship.md',
  },
  { id: 'vetting-of-a-sponsor', of: 'vetting of a sponsor', source: 'Kinbridge, docs/sponsorship.md' },
  { id: 'flag', of: 'flag', source: 'Kinbridge, docs/privacy-and-audit.md' },
  { id: 'escalated', of: 'escalated', source: 'Kinbridge, docs/console.md' },
  { id: 'consent', of: 'consent', source: 'IOM Data Protection Manual' },
  {
    id: 'disclosure-to-a-sponsor-state',
    of: 'disclosure to a sponsor / state',
    source: 'IOM Data Protection Manual',
  },
  {
    id: 'emergency-access-break-glass',
    of: 'emergency access (break glass)',
    source: 'Kinbridge, docs/threat-model.md',
  },
  { id: 'audit', of: 'audit', source: 'Kinbridge, docs/privacy-and-audit.md' },
  { id: 'family-reunification', of: 'family reunification (refugees)', source: 'Directive 2003/86/EC' },
  { id: 'restoring-family-links', of: 'restoring family links (RFL)', source: 'ICRC, RFL Code of Conduct' },
  { id: 'tracing-request', of: 'tracing request', source: 'ICRC, RFL Code of Conduct' },
  { id: 'seeker', of: 'seeker / enquirer', source: 'ICRC, RFL Code of Conduct' },
  { id: 'person-sought', of: 'person sought', source: 'ICRC, RFL Code of Conduct' },
  {
    id: 'best-interests-of-the-child',
    of: 'best interests of the child',
    source: 'UN Convention on the Rights of the Child, article 3',
  },
  { id: 'panel', of: 'panel (BID)', source: 'UNHCR Best Interests Procedure Guidelines, 2021' },
  { id: 'guardian', of: 'guardian', source: 'UNCRC General Comment No. 6' },
  { id: 'custody', of: 'custody', source: 'UNHCR Best Interests Procedure Guidelines, 2021' },
  { id: 'household', of: 'household', source: 'UNHCR Resettlement Handbook, chapter 4' },
  { id: 'relative-abroad', of: 'relative abroad (anchor)', source: 'Directive 2003/86/EC' },
  { id: 'eligibility-review', of: 'eligibility review', source: 'UNHCR Resettlement Handbook, chapter 4' },
  { id: 'referral', of: 'referral', source: 'IASC, inter-agency referral guidance' },
  {
    id: 'women-and-girls-at-risk',
    of: 'women and girls at risk',
    source: 'UNHCR Resettlement Handbook, chapter 3.4',
  },
  {
    id: 'survivor-of-violence',
    of: 'survivor of violence',
    source: 'UNHCR Resettlement Handbook, chapter 3.3',
  },
  { id: 'health-assessment', of: 'health assessment', source: 'IOM, pre-migration health activities' },
  { id: 'medical-exam', of: 'medical exam', source: 'CDC, technical instructions for panel physicians' },
  { id: 'counselling', of: 'counselling', source: 'IOM, Reintegration Handbook' },
  { id: 'placement', of: 'placement / choosing a sponsor', source: 'Kinbridge, docs/placement.md' },
  {
    id: 'safety-concern',
    of: 'safety concern (of a person)',
    source: 'Kinbridge, docs/privacy-and-audit.md',
  },
  { id: 'access-to-a-case', of: 'access to a case', source: 'Kinbridge, docs/privacy-and-audit.md' },
  { id: 'policy', of: 'policy', source: 'Kinbridge, docs/console.md' },
];
