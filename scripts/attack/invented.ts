let numbers = 0;

export const adult = (name: string, over: object = {}) => ({
  ...{ relationship: 'principal-applicant', name, sex: 'f', birthDate: '1988-05-04' },
  ...{ birthDateEstimated: false, nationality: 'SYR', languages: ['ar'], needs: [] },
  ...{ separation: 'accompanied', custody: 'not-a-child' },
  ...over,
});
/** An invented family name for each number: households of one name and birth would be taken for the same. */
export function inventedName(number: number): string {
  let state = number;
  const letters = Array.from({ length: 6 }, (_, index) => {
    state = (Math.imul(state + 7, 1_664_525) + 1_013_904_223) >>> 0;
    const from = index % 2 === 0 ? 'bdfghklmnprst' : 'aeiou';
    return from[Math.floor((state / 2 ** 32) * from.length)] ?? '';
  });
  return letters.join('');
}
export const husband = (name: string) => adult(name, { relationship: 'spouse', sex: 'm' });

const RECIPIENTS: Record<string, string> = {
  'disclosure-to-sponsor': 'sponsors',
  'disclosure-to-state': 'states',
};
export const EVERY_PURPOSE = ['assessment', 'tracing', 'disclosure-to-sponsor', 'disclosure-to-state'];

/** A consent as a household is registered with it; without `member` the principal applicant's. */
export const consent = (purpose: string, over: object = {}) => ({
  ...{ purpose, recipient: RECIPIENTS[purpose] ?? 'programme', fields: [], textVersion: 'v1' },
  givenOn: '2026-01-05',
  ...over,
});

/** What the adults of a household of so many consent to, each for themselves. */
export const consentsOf = (adults: number, purposes: readonly string[] = EVERY_PURPOSE) =>
  Array.from({ length: adults }, (_, member) =>
    purposes.map((purpose) => consent(purpose, member === 0 ? {} : { member })),
  ).flat();

/** A household of Amman for Toronto with what its adults consent to. */
export const household = (members: object[], over: object = {}) => ({
  ...{
    programme: 'resettlement',
    number: `ATTACK-${++numbers}`,
    office: 'amman',
    destinationOffice: 'toronto',
  },
  ...{ primaryCategory: 'medical-needs', secondaryCategory: 'lack-of-foreseeable-alternatives' },
  ...{ priority: 'normal', members, consents: consentsOf(members.length), start: true },
  ...over,
});

/** A sponsor of Toronto who may receive any household. */
export const sponsor = (name: string, email: string, over: object = {}) => ({
  ...{ kind: 'group', name, email, mailLanguage: 'en', destinationOffice: 'toronto' },
  ...{ vetting: { status: 'active', validUntil: '2035-12-31' }, capacity: 20, languages: ['ar'] },
  ...{ interpreter: false, accessibleHousing: true, minutesToMedicalCare: 20, supportsSingleParents: true },
  ...{ supportsLargeHouseholds: true, experience: 3, vetoes: [], tiedTo: [] },
  ...over,
});
