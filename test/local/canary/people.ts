import { adult, child, consent, consentsOf, household } from '../../fixtures/household.ts';
import { SECRET } from './values.ts';

const members = [
  adult({
    ...{ name: SECRET.principal, individualNumber: SECRET.individualNumber, birthPlace: SECRET.birthPlace },
    ...{ motherName: SECRET.mother, fatherName: SECRET.father, addresses: [SECRET.address] },
    ...{ phones: [SECRET.phone], otherNames: [SECRET.otherName], needs: [] },
    identityPapers: [{ kind: 'passport', number: SECRET.paper, country: 'SYR' }],
  }),
  adult({ relationship: 'spouse', name: SECRET.spouse, sex: 'm', birthDate: '1985-02-11' }),
  child({ relationship: 'daughter', name: SECRET.daughter, sex: 'f', birthDate: '2016-03-09' }),
  child({ name: SECRET.son, birthDate: '2018-11-30' }),
  adult({
    relationship: 'mother',
    name: SECRET.grandmother,
    birthDate: '1961-07-19',
    birthPlace: SECRET.birthPlaceHan,
  }),
];

/** The household of the canary test, as its intake file has it. */
export const canaryHousehold = () =>
  household({
    ...{ number: SECRET.caseNumber, members, destinationOffice: 'toronto' },
    consents: [...consentsOf(members), consent('tracing', { recipient: SECRET.recipientName })],
    tracing: [
      {
        seeker: 0,
        sought: {
          ...{ name: SECRET.sought, relationship: 'sister', sex: 'f', birthYear: 1979 },
          ...{ birthPlace: SECRET.soughtPlace, nationality: 'SYR' },
        },
      },
    ],
  });

export const canarySponsor = {
  ...{ kind: 'group', name: SECRET.sponsorName, email: SECRET.sponsorMail, phone: SECRET.sponsorPhone },
  ...{ mailLanguage: 'en', destinationOffice: 'toronto', capacity: 14, languages: ['en', 'ar'] },
  ...{ interpreter: true, accessibleHousing: true, minutesToMedicalCare: 15, supportsSingleParents: true },
  ...{ supportsLargeHouseholds: true, experience: 6, vetoes: [SECRET.veto], tiedTo: [] },
  vetting: { status: 'active', validUntil: '2031-06-30' },
};

/** One whose adults are named, and not vetted yet. */
export const waitingSponsor = {
  ...{ ...canarySponsor, name: `${SECRET.sponsorName} 2`, email: `second.${SECRET.sponsorMail}` },
  adults: [{ name: SECRET.sponsorAdult, check: 'pending' }],
};

export const joiningMember = child({
  relationship: 'daughter',
  sex: 'f',
  name: SECRET.newborn,
  birthDate: '2026-11-02',
});
