import type { ConsentPurpose } from '../../domain/case/consent.ts';
import { usualRecipient } from '../../domain/case/consent-recipients.ts';
import { personOf } from '../api/people.ts';

/** A consent of a member, or of the principal applicant, who gives it for the younger child too. */
const consent = (purpose: ConsentPurpose, member?: number) => ({
  purpose,
  ...(member === undefined ? {} : { member }),
  recipient: usualRecipient(purpose, 'toronto'),
  fields: [],
  textVersion: 'bench-1',
  givenOn: '2026-11-02',
});

const member = (relationship: string, around: string, household: number, at: number) => {
  const sex = at % 2 === 0 ? 'f' : 'm';
  // People of one name and birth would be held as registered twice.
  const { name, birthDate } = personOf(household, at, { sex, birthDate: around });
  const child = around > '2008-11-23';
  return {
    relationship,
    ...{ name, sex, birthDate },
    birthDateEstimated: false,
    nationality: 'SYR',
    languages: ['ar'],
    needs: [],
    separation: 'accompanied',
    custody: child ? 'both-parents' : 'not-a-child',
  };
};

/** A household of four with nothing unusual: two parents, a teenager and a younger child. */
export const household = (index: number) => ({
  programme: 'resettlement',
  number: `BENCH-${String(index).padStart(5, '0')}`,
  office: 'amman',
  destinationOffice: 'toronto',
  primaryCategory: 'legal-or-physical-protection-needs',
  secondaryCategory: 'lack-of-foreseeable-alternatives',
  priority: 'normal',
  members: [
    member('principal-applicant', '1988-04-11', index, 0),
    member('spouse', '1990-09-30', index, 1),
    member('daughter', '2012-02-17', index, 2),
    member('son', '2019-07-05', index, 3),
  ],
  consents: (['assessment', 'disclosure-to-state', 'disclosure-to-sponsor'] as const).flatMap((purpose) => [
    consent(purpose),
    consent(purpose, 1),
    { ...consent(purpose, 2), childView: 'agrees' },
  ]),
  start: true,
});

/** A sponsor with room for every household of the bench. */
export const sponsor = (index: number) => ({
  kind: 'group',
  name: `Bench Sponsor ${index}`,
  email: `sponsor-${index}@example.org`,
  mailLanguage: 'en',
  destinationOffice: 'toronto',
  vetting: { status: 'active', validUntil: '2031-12-31' },
  capacity: 500,
  languages: ['en', 'ar'],
  interpreter: true,
  accessibleHousing: true,
  minutesToMedicalCare: 20,
  supportsSingleParents: true,
  supportsLargeHouseholds: true,
  experience: 3,
  vetoes: [],
  tiedTo: [],
});
