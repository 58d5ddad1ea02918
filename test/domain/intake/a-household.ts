import fc from 'fast-check';
import { SubmissionCategorySchema } from '../../../domain/case/case.ts';
import { ConsentPurposeSchema } from '../../../domain/case/consent.ts';
import { IdentityPaperKindSchema } from '../../../domain/case/identity.ts';
import { NEED_CODES } from '../../../domain/case/need-code-list.ts';
import { RelationshipSchema, SexSchema, SpecificNeedSchema } from '../../../domain/case/person.ts';
import { PreferenceSchema } from '../../../domain/case/preference.ts';
import type { NewCase, NewMember } from '../../../domain/casework/register-case.ts';
import type { IntakeContext } from '../../../domain/intake/contradictions.ts';
import { COUNTRY_CODES } from '../../../domain/kernel/country.ts';
import { FIRST_POLICIES } from '../../../registry/shipped.ts';

export const AT = '2026-11-22T09:00:00.000Z';
export const CONTEXT: IntakeContext = {
  at: AT,
  policies: FIRST_POLICIES,
};

const LETTERS = [...'abzÉñß ءبتيوс ђЖя ሀለሐመ𞤀𞤁'];
const TROUBLE = [...'=+-@\'",;\t.|/ #'];
const from = (symbols: string[], maxLength: number) =>
  fc
    .array(fc.constantFrom(...symbols), { minLength: 1, maxLength: Math.min(maxLength, 14) })
    .map((all) => all.join(''));

/** Text as a cell of a file may hold it: any script, quotes, delimiters and formulas, but no outer spaces or line ends. */
const phrase = (maxLength: number) =>
  fc
    .oneof(from(LETTERS, maxLength), from([...TROUBLE, ...LETTERS], maxLength))
    .map((text) => text.trim() || 'x');
/** A name has a letter. */
const nameOf = (maxLength: number) =>
  phrase(maxLength).map((text) => (/\p{L}/u.test(text) ? text : 'Tolvek'));
const element = (maxLength: number) => phrase(maxLength).map((text) => text.replace(/[|;]/g, '/'));
const code = (least: number, most: number, symbols = 'abcdefxyz') =>
  fc.array(fc.constantFrom(...symbols), { minLength: least, maxLength: most }).map((all) => all.join(''));
const office = fc.tuple(code(1, 1), code(1, 8, 'abc09-')).map((parts) => parts.join(''));
const day = (first: string, last: string) =>
  fc
    .date({ min: new Date(first), max: new Date(last), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
const maybe = <Key extends string>(key: Key, value: fc.Arbitrary<string>) =>
  fc.option(value, { nil: undefined }).map((text) => (text === undefined ? {} : { [key]: text }));

const identity = fc.record(
  {
    givenName: nameOf(200),
    familyName: nameOf(200),
    otherNames: fc.array(
      nameOf(200).map((text) => text.replace(/[|]/g, '/')),
      { minLength: 1, maxLength: 3 },
    ),
    phones: fc.constantFrom(['+962791234567'], ['+9613123456', '+254712345678']),
    addresses: fc.array(element(300), { minLength: 1, maxLength: 2 }),
    preferredLanguage: code(2, 3),
    interpreterNeeded: fc.boolean(),
    needCodes: fc.uniqueArray(fc.constantFrom(...NEED_CODES), { minLength: 1, maxLength: 3 }),
    identityPapers: fc.uniqueArray(
      fc.record(
        {
          kind: fc.constantFrom(...IdentityPaperKindSchema.options),
          number: code(4, 9, 'ABC123'),
          country: fc.constantFrom(...COUNTRY_CODES),
          issuedOn: day('2015-01-01', '2026-11-20'),
          expiresOn: day('2027-01-01', '2035-01-01'),
        },
        { requiredKeys: ['kind', 'number'] },
      ),
      { minLength: 1, maxLength: 3, selector: ({ number }) => number },
    ),
  },
  { requiredKeys: [] },
);

const member = (
  adult: boolean,
  relationship: fc.Arbitrary<NewMember['relationship']>,
): fc.Arbitrary<NewMember> =>
  fc
    .tuple(
      fc.record({
        relationship,
        name: nameOf(200),
        sex: fc.constantFrom(...SexSchema.options),
        birthDate: adult ? day('1930-01-01', '2007-12-31') : day('2010-01-01', '2026-11-22'),
        birthDateEstimated: fc.boolean(),
        nationality: fc.constantFrom(...COUNTRY_CODES),
        languages: fc.array(code(2, 3), { maxLength: 3 }),
        needs: fc.uniqueArray(fc.constantFrom(...SpecificNeedSchema.options), { maxLength: 3 }),
        separation: adult
          ? fc.constant('accompanied' as const)
          : fc.constantFrom('accompanied' as const, 'unaccompanied' as const, 'separated' as const),
        custody: adult
          ? fc.constant('not-a-child' as const)
          : fc.constantFrom('both-parents' as const, 'one-parent' as const, 'one-parent-documented' as const),
      }),
      maybe('birthPlace', phrase(200)),
      maybe('motherName', nameOf(200)),
      maybe('fatherName', nameOf(200)),
      fc.option(identity, { nil: {} }),
    )
    .map((parts) => Object.assign({}, ...parts) as NewMember);

const consent = fc
  .tuple(
    fc.record({
      purpose: fc.constantFrom(...ConsentPurposeSchema.options),
      recipient: element(100),
      fields: fc.array(element(60), { maxLength: 3 }),
      textVersion: element(40),
      givenOn: day('2024-01-01', '2026-11-22'),
    }),
    maybe('expiresOn', day('2027-01-01', '2030-01-01')),
  )
  .map(([given, expiry]) => ({ ...given, ...expiry }) as NewCase['consents'][number]);

const sought = fc.record(
  {
    relationship: fc.constantFrom(...RelationshipSchema.options),
    sex: fc.constantFrom(...SexSchema.options),
    name: nameOf(200).map((text) => text.replace(/[|;]/g, '/')),
    birthYear: fc.integer({ min: 1900, max: 2020 }),
  },
  { requiredKeys: ['relationship', 'sex'] },
);

/** A valid household with this registration number. */
export const aHousehold = (number: string): fc.Arbitrary<NewCase> =>
  fc
    .record({
      programme: fc.constantFrom('resettlement' as const, 'family-reunification' as const),
      office,
      destinationOffice: office,
      categories: fc.shuffledSubarray([...SubmissionCategorySchema.options], { minLength: 2, maxLength: 2 }),
      priority: fc.constantFrom('emergency' as const, 'urgent' as const, 'normal' as const),
      preferences: fc.subarray([...PreferenceSchema.options]),
      principal: member(true, fc.constant('principal-applicant')),
      others: fc.array(
        fc.boolean().chain((adult) => member(adult, fc.constantFrom(...RelationshipSchema.options.slice(1)))),
        { maxLength: 5 },
      ),
      numbered: fc.boolean(),
      consents: fc.uniqueArray(fc.tuple(consent, fc.nat(5)), {
        maxLength: 6,
        selector: ([{ purpose, recipient, givenOn }, of]) => `${purpose} ${recipient} ${givenOn} ${of}`,
      }),
      seekers: fc.array(fc.tuple(fc.nat(5), sought), { maxLength: 4 }),
    })
    .map(({ categories, principal, others, numbered, seekers, consents, ...rest }) => {
      const members = [principal, ...others].map((person, index) =>
        numbered ? { ...person, individualNumber: `${number}/${index}` } : person,
      );
      const tracing = seekers
        .map(([seeker, person]) => ({ seeker: seeker % members.length, sought: person }))
        .sort((a, b) => a.seeker - b.seeker);
      return {
        ...rest,
        number,
        consents: consents
          .filter(([, of]) => of === 0 || members[of]?.custody === 'not-a-child')
          .sort(([, a], [, b]) => a - b)
          .map(([given, of]) => (of === 0 ? given : { ...given, member: of })),
        primaryCategory: categories[0]!,
        secondaryCategory: categories[1]!,
        members,
        tracing: tracing as NewCase['tracing'],
      };
    });

/** Some valid households with numbers of their own. */
export const someHouseholds: fc.Arbitrary<NewCase[]> = fc
  .integer({ min: 1, max: 4 })
  .chain((many) =>
    fc.tuple(...Array.from({ length: many }, (_, index) => aHousehold(`KB-TST-${index + 1}`))),
  );
