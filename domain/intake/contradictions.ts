import type { NewCase, NewMember } from '../casework/register-case.ts';
import { ageOn } from '../kernel/calendar.ts';
import type { Policy, Programme } from '../policy/policy.ts';
import { todayAt } from '../policy/policy.ts';
import { identityFaults } from './identity-contradictions.ts';
import { proposedCare } from './propose-care.ts';
import type { IntakeText, IntakeValues } from './rules.ts';

/**
 * What the reader needs besides the file: the instant of the import, and the policy with which each programme's new
 * cases start.
 */
export interface IntakeContext {
  at: string;
  policies: Readonly<Record<Programme, Pick<Policy, 'bestInterests' | 'consent' | 'intake'>>>;
  /** A person has confirmed what households suggest about the care of children. */
  acceptProposed?: boolean;
}

/** The date of the import at the household's office, by the policy of its programme. */
export const dayOfImport = (
  { programme = 'resettlement', office }: Pick<HouseholdDraft, 'programme' | 'office'>,
  { at, policies }: IntakeContext,
): string => todayAt(policies[programme], office, at);

/** The country of the household's office, by which phones are read. */
const countryOf = (
  { programme = 'resettlement', office = '' }: Pick<HouseholdDraft, 'programme' | 'office'>,
  { policies }: IntakeContext,
): string | undefined => policies[programme].intake.countries[office];

/**
 * Whether somebody came of age within the last year: values that were right for a child when the file was written may
 * stay.
 */
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

/** A rule between fields that a household breaks, and the field at which it is reported. */
export interface Contradiction {
  path: (string | number)[];
  text: IntakeText;
  values?: IntakeValues;
}

const MOST = 20;
const MAX_CONSENTS = 40;

/** Contradictions between a household's fields; unreadable fields are skipped. */
export function contradictionsIn(draft: HouseholdDraft, context: IntakeContext): Contradiction[] {
  const today = dayOfImport(draft, context);
  const majority =
    draft.programme === undefined ? undefined : context.policies[draft.programme].bestInterests.majority;
  const equal = draft.primaryCategory !== undefined && draft.primaryCategory === draft.secondaryCategory;
  return [
    ...tooMany(draft),
    ...principals(draft.members),
    ...(equal ? [{ path: ['secondaryCategory'], text: 'categories-equal' as const }] : []),
    ...draft.members.flatMap((member, index) => birth(member, index, today)),
    ...draft.members.flatMap((member, index) =>
      identityFaults(member, index, today, countryOf(draft, context)),
    ),
    ...(majority === undefined ? [] : ages(draft.members, majority, today)),
    ...consents(draft.consents, today),
  ];
}

const tooMany = ({ members, consents, tracing }: HouseholdDraft): Contradiction[] =>
  (
    [
      { path: ['members', MOST], most: MOST, many: members, text: 'too-many.members' },
      {
        path: ['consents', MAX_CONSENTS, 'purpose'],
        most: MAX_CONSENTS,
        many: consents,
        text: 'too-many.consents',
      },
      {
        path: ['tracing', MOST, 'sought', 'relationship'],
        most: MOST,
        many: tracing,
        text: 'too-many.tracing',
      },
    ] as const
  )
    .filter(({ many, most }) => many.length > most)
    .map(({ path, most, many, text }) => ({ path: [...path], text, values: { most, count: many.length } }));

function principals(members: HouseholdDraft['members']): Contradiction[] {
  const at = (index: number) => ['members', index, 'relationship'];
  const found = members.flatMap((member, index) =>
    member.relationship === 'principal-applicant' ? [index] : [],
  );
  if (found.length === 0 && members.every((member) => member.relationship !== undefined))
    return [{ path: at(0), text: 'one-principal-applicant.none' }];
  const values = { count: found.length };
  return found
    .slice(1)
    .map((index) => ({ path: at(index), text: 'one-principal-applicant.several', values }));
}

const OLDEST = 125;

function birth({ birthDate }: Partial<NewMember>, index: number, today: string): Contradiction[] {
  if (birthDate === undefined) return [];
  const path = ['members', index, 'birthDate'];
  if (birthDate > today) return [{ path, text: 'in-future', values: { today } }];
  const age = ageOn(birthDate, today);
  return age > OLDEST ? [{ path, text: 'too-old', values: { age, most: OLDEST } }] : [];
}

function ages(members: HouseholdDraft['members'], majority: number, today: string): Contradiction[] {
  const isAdult = (member: Partial<NewMember>) =>
    member.birthDate === undefined || ageOn(member.birthDate, today) >= majority;
  const nobodyAdult = !members.some(isAdult);
  const proposed = proposedCare(members, majority, today);
  return members.flatMap((member, index) => {
    if (member.birthDate === undefined || member.birthDate > today) return [];
    const broken = isAdult(member) ? brokenByAdult(member) : brokenByChild(member, nobodyAdult);
    return broken.map(([field, text]): Contradiction => {
      const path = ['members', index, field];
      const care = text === 'required.child' ? proposed[index]?.[field] : undefined;
      if (care !== undefined) return { path, text: 'required.proposed', values: { proposed: care } };
      return { path, text, values: { majority } };
    });
  });
}

type Broken = [field: 'separation' | 'custody', text: IntakeText][];

const brokenByAdult = ({ separation, custody }: Partial<NewMember>): Broken => [
  ...(separation !== undefined && separation !== 'accompanied'
    ? [['separation', 'adult-separated'] as Broken[number]]
    : []),
  ...(custody !== undefined && custody !== 'not-a-child'
    ? [['custody', 'adult-in-custody'] as Broken[number]]
    : []),
];

function brokenByChild(member: Partial<NewMember>, nobodyAdult: boolean): Broken {
  const { relationship, separation, custody } = member;
  const broken: Broken = [];
  if (separation === undefined) broken.push(['separation', 'required.child']);
  if (custody === undefined) broken.push(['custody', 'required.child']);
  if (custody === 'not-a-child') broken.push(['custody', 'child-marked-not-a-child']);
  if (nobodyAdult && relationship === 'principal-applicant' && separation === 'accompanied')
    broken.push(['separation', 'child-alone-marked-accompanied']);
  return broken;
}

function consents(given: HouseholdDraft['consents'], today: string): Contradiction[] {
  const seen = new Set<string>();
  return given.flatMap((consent, index): Contradiction[] => {
    const at = (field: string) => ['consents', index, field];
    const { purpose, recipient, givenOn, expiresOn, member = -1 } = consent;
    const same = JSON.stringify([purpose, recipient, givenOn, member]);
    const repeated = seen.has(same);
    seen.add(same);
    return [
      ...(givenOn > today ? [{ path: at('givenOn'), text: 'in-future' as const, values: { today } }] : []),
      ...(expiresOn !== undefined && expiresOn < givenOn
        ? [{ path: at('expiresOn'), text: 'expiry-before-date' as const, values: { given: givenOn } }]
        : []),
      ...(repeated ? [{ path: at('purpose'), text: 'consent-repeated' as const }] : []),
    ];
  });
}
