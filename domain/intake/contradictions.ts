import { ageOn } from '../calendar.ts';
import type { NewCase, NewMember } from '../case/register-case.ts';
import type { Policy, Programme } from '../policy/policy.ts';
import { todayAt } from '../policy/policy.ts';
import type { IntakeRule } from './rules.ts';

/** What the reader needs besides the file: the instant of the import, and the policy that each programme's new cases start with. */
export interface IntakeContext {
  at: string;
  policies: Readonly<Record<Programme, Pick<Policy, 'bestInterests' | 'consent' | 'intake'>>>;
}

/** The day of the import where the household is registered, by the policy of its programme. */
export const dayOfImport = (
  { programme = 'resettlement', office }: Pick<HouseholdDraft, 'programme' | 'office'>,
  { at, policies }: IntakeContext,
): string => todayAt(policies[programme], office, at);

/** Whether somebody became of age within the year: what was right of a child when the file was written may stand there. */
export const cameOfAge = (birthDate: string | undefined, majority: number, today: string): boolean =>
  birthDate !== undefined && birthDate <= today && ageOn(birthDate, today) === majority;

/** A household as far as it could be read. */
export interface HouseholdDraft {
  programme?: NewCase['programme'] | undefined;
  office?: NewCase['office'] | undefined;
  primaryCategory?: NewCase['primaryCategory'] | undefined;
  secondaryCategory?: NewCase['secondaryCategory'] | undefined;
  members: readonly Partial<NewMember>[];
  consents: NewCase['consents'];
  tracing: NewCase['tracing'];
}

/** A rule between fields that a household breaks, and the field that it is reported at. */
export interface Contradiction {
  path: (string | number)[];
  rule: IntakeRule;
  message: string;
}

const MOST = 20;
const MOST_CONSENTS = 40;

/** What a household says against itself; what could not be read is passed over. */
export function contradictionsIn(draft: HouseholdDraft, context: IntakeContext): Contradiction[] {
  const today = dayOfImport(draft, context);
  const majority =
    draft.programme === undefined ? undefined : context.policies[draft.programme].bestInterests.majority;
  const equal = draft.primaryCategory !== undefined && draft.primaryCategory === draft.secondaryCategory;
  return [
    ...tooMany(draft),
    ...principals(draft.members),
    ...(equal
      ? [
          {
            path: ['secondaryCategory'],
            rule: 'categories-equal' as const,
            message: 'differs from the primary category',
          },
        ]
      : []),
    ...draft.members.flatMap((member, index) => birth(member, index, today)),
    ...(majority === undefined ? [] : ages(draft.members, majority, today)),
    ...consents(draft.consents, today),
  ];
}

const tooMany = ({ members, consents, tracing }: HouseholdDraft): Contradiction[] =>
  [
    { path: ['members', MOST], most: MOST, many: members, what: 'members' },
    { path: ['consents', MOST_CONSENTS, 'purpose'], most: MOST_CONSENTS, many: consents, what: 'consents' },
    {
      path: ['tracing', MOST, 'sought', 'relationship'],
      most: MOST,
      many: tracing,
      what: 'tracing requests',
    },
  ]
    .filter(({ many, most }) => many.length > most)
    .map(({ path, most, many, what }) => ({
      path,
      rule: 'too-many',
      message: `is beyond the ${most} ${what} that a case may have (received ${many.length})`,
    }));

function principals(members: HouseholdDraft['members']): Contradiction[] {
  const report = (index: number, message: string): Contradiction => ({
    path: ['members', index, 'relationship'],
    rule: 'one-principal-applicant',
    message,
  });
  const found = members.flatMap((member, index) =>
    member.relationship === 'principal-applicant' ? [index] : [],
  );
  if (found.length === 0 && members.every((member) => member.relationship !== undefined))
    return [report(0, 'is principal-applicant for one member of the case (received none)')];
  return found
    .slice(1)
    .map((index) =>
      report(index, `is principal-applicant for one member of the case only (received ${found.length})`),
    );
}

function birth({ birthDate }: Partial<NewMember>, index: number, today: string): Contradiction[] {
  if (birthDate === undefined) return [];
  const path = ['members', index, 'birthDate'];
  if (birthDate > today) return [{ path, rule: 'in-future', message: 'is not after the day of the import' }];
  return ageOn(birthDate, today) > 125
    ? [{ path, rule: 'too-old', message: 'gives an age of at most 125 years' }]
    : [];
}

function ages(members: HouseholdDraft['members'], majority: number, today: string): Contradiction[] {
  const isAdult = (member: Partial<NewMember>) =>
    member.birthDate === undefined || ageOn(member.birthDate, today) >= majority;
  const nobodyAdult = !members.some(isAdult);
  return members.flatMap((member, index) => {
    if (member.birthDate === undefined || member.birthDate > today) return [];
    const report = (field: string, rule: IntakeRule, message: string): Contradiction => ({
      path: ['members', index, field],
      rule,
      message,
    });
    const { separation, custody } = member;
    if (isAdult(member))
      return [
        ...(separation !== undefined && separation !== 'accompanied'
          ? [
              report(
                'separation',
                'adult-separated',
                `is accompanied, or empty, from the age of ${majority} on`,
              ),
            ]
          : []),
        ...(custody !== undefined && custody !== 'not-a-child'
          ? [
              report(
                'custody',
                'adult-in-custody',
                `is not-a-child, or empty, from the age of ${majority} on`,
              ),
            ]
          : []),
      ];
    const alone =
      nobodyAdult && member.relationship === 'principal-applicant' && separation === 'accompanied';
    return [
      ...(separation === undefined ? [report('separation', 'required', 'is filled for a child')] : []),
      ...(custody === undefined ? [report('custody', 'required', 'is filled for a child')] : []),
      ...(custody === 'not-a-child'
        ? [report('custody', 'child-marked-not-a-child', `is one of the others below the age of ${majority}`)]
        : []),
      ...(alone
        ? [
            report(
              'separation',
              'child-alone-marked-accompanied',
              'is unaccompanied or separated for a child who applies without an adult',
            ),
          ]
        : []),
    ];
  });
}

function consents(given: HouseholdDraft['consents'], today: string): Contradiction[] {
  const seen = new Set<string>();
  return given.flatMap((consent, index) => {
    const report = (field: string, rule: IntakeRule, message: string): Contradiction => ({
      path: ['consents', index, field],
      rule,
      message,
    });
    const { purpose, recipient, givenOn, member = -1 } = consent;
    const same = JSON.stringify([purpose, recipient, givenOn, member]);
    const repeated = seen.has(same);
    seen.add(same);
    return [
      ...(consent.givenOn > today
        ? [report('givenOn', 'in-future', 'is not after the day of the import')]
        : []),
      ...(consent.expiresOn !== undefined && consent.expiresOn < consent.givenOn
        ? [report('expiresOn', 'expiry-before-date', 'is not before the day of the consent')]
        : []),
      ...(repeated
        ? [
            report(
              'purpose',
              'consent-repeated',
              'is given once for a recipient and a day; here it stands again and says something else',
            ),
          ]
        : []),
    ];
  });
}
