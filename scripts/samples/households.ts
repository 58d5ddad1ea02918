import type { NewCase, NewMember } from '../../domain/casework/register-case.ts';
import { ageAt, startOf } from '../../domain/kernel/calendar.ts';
import type { Culture } from './cultures.ts';
import { CULTURES } from './cultures.ts';
import type { Plan } from './plan.ts';
import type { Draw } from './seeded.ts';

export const OFFICE_CODES = { amman: 'AMM', beirut: 'BEI', nairobi: 'NBO', bucharest: 'BUH' } as const;

/** Hands out names and birth dates, each once over all samples. */
export class Register {
  readonly #draw: Draw;
  readonly #taken = new Set<string>();

  constructor(draw: Draw) {
    this.#draw = draw;
  }

  once(make: (draw: Draw) => string): string {
    let made = make(this.#draw);
    while (this.#taken.has(made)) made = make(this.#draw);
    this.#taken.add(made);
    return made;
  }

  birthDate(from: number, to: number): string {
    return this.once((draw) => {
      const two = (value: number) => String(value).padStart(2, '0');
      return `${from + draw.below(to - from + 1)}-${two(1 + draw.below(12))}-${two(2 + draw.below(27))}`;
    });
  }

  birthYear(from: number, to: number): string {
    return this.once((draw) => `${from + draw.below(to - from + 1)}-01-01`);
  }

  of<T>(things: readonly T[]): T {
    return this.#draw.of(things);
  }
}

interface Parent {
  full: string;
  parts: string[];
}

function named(culture: Culture, sex: 'f' | 'm', register: Register, father?: Parent): Parent {
  const own = () => register.of(sex === 'f' ? culture.women : culture.men);
  let parts: string[] = [];
  const full = register.once(() => {
    if (culture.naming === 'family') parts = [own(), father?.parts.at(-1) ?? register.of(culture.families)];
    else
      parts = father
        ? [own(), father.parts[0]!, father.parts[1]!]
        : [own(), register.of(culture.men), register.of(culture.men)];
    return new Set(parts).size === parts.length ? parts.join(' ') : '';
  });
  return { full, parts };
}

/** The members of a planned household. The empty name is taken from the start, so that it is drawn for nobody. */
export function membersOf(plan: Plan, ordinal: number, register: Register): NewMember[] {
  const culture = CULTURES[plan.culture];
  const members: NewMember[] = [];
  const add = (
    relationship: NewMember['relationship'],
    sex: 'f' | 'm',
    birthDate: string,
    name: Parent,
    rest: Partial<NewMember> = {},
  ) => {
    members.push({
      relationship,
      individualNumber: `KBI-${OFFICE_CODES[plan.office]}-26C${String(40_000 + ordinal * 137)}-${String(members.length + 1).padStart(2, '0')}`,
      name: name.full,
      sex,
      birthDate,
      birthDateEstimated: birthDate.endsWith('-01-01'),
      nationality: culture.nationality,
      birthPlace: register.of(culture.places),
      languages: culture.languages,
      needs: [],
      separation: 'accompanied',
      custody: 'not-a-child',
      ...rest,
    });
    return name;
  };
  if (plan.head === 'child') return childrenAlone(plan, culture, register, add, members);
  const sex = plan.head === 'woman' ? 'f' : 'm';
  const older = plan.needs.includes('older-person-at-risk');
  const headBorn = older ? register.birthYear(1948, 1956) : register.birthDate(1972, 1990);
  const head = add('principal-applicant', sex, headBorn, named(culture, sex, register), {
    needs: plan.needs,
  });
  const spouse = plan.spouse ? named(culture, sex === 'f' ? 'm' : 'f', register) : undefined;
  if (spouse) add('spouse', sex === 'f' ? 'm' : 'f', register.birthDate(1972, 1991), spouse);
  const father = sex === 'm' ? head : (spouse ?? named(culture, 'm', register));
  const mother = sex === 'f' ? head : spouse;
  for (let child = 0; child < plan.children; child += 1) {
    const girl = register.of([true, false]);
    const name = named(culture, girl ? 'f' : 'm', register, father);
    const parents = { fatherName: father.full, ...(mother ? { motherName: mother.full } : {}) };
    add(girl ? 'daughter' : 'son', girl ? 'f' : 'm', register.birthDate(2010, 2023), name, {
      custody: plan.custody,
      ...parents,
    });
  }
  for (const other of plan.others) addRelative(other, culture, register, add);
  return members;
}

type Add = (
  relationship: NewMember['relationship'],
  sex: 'f' | 'm',
  birthDate: string,
  name: Parent,
  rest?: Partial<NewMember>,
) => Parent;

function addRelative(
  relationship: NewMember['relationship'],
  culture: Culture,
  register: Register,
  add: Add,
): void {
  const sex = relationship === 'brother' || relationship === 'father' ? 'm' : 'f';
  const name = named(culture, sex, register);
  if (relationship === 'niece-or-nephew') {
    const parents = {
      fatherName: named(culture, 'm', register).full,
      motherName: named(culture, 'f', register).full,
    };
    add(relationship, sex, register.birthDate(2011, 2016), name, {
      separation: 'separated',
      custody: 'both-parents',
      needs: ['child-at-risk'],
      ...parents,
    });
    return;
  }
  const born =
    relationship === 'mother' || relationship === 'father'
      ? register.birthYear(1941, 1955)
      : register.birthDate(1990, 2003);
  add(relationship, sex, born, name);
}

function childrenAlone(
  plan: Plan,
  culture: Culture,
  register: Register,
  add: Add,
  members: NewMember[],
): NewMember[] {
  const father = named(culture, 'm', register);
  const mother = named(culture, 'f', register);
  const alone = {
    separation: 'unaccompanied',
    custody: 'both-parents',
    needs: ['child-at-risk'],
    motherName: mother.full,
    fatherName: father.full,
  } as const;
  add('principal-applicant', 'm', register.birthDate(2010, 2012), named(culture, 'm', register, father), {
    ...alone,
    needs: [...alone.needs],
  });
  for (let sibling = 0; sibling < plan.children; sibling += 1)
    add('sister', 'f', register.birthDate(2013, 2017), named(culture, 'f', register, father), {
      ...alone,
      needs: [...alone.needs],
    });
  return members;
}

const GOVERNMENTS = {
  toronto: 'Government of Canada',
  lyon: 'Government of France',
  skopje: 'Government of North Macedonia',
} as const;

const SAMPLES_READ_AT = '2026-11-22T09:00:00.000Z';
const MAJORITY = 18;
const HEARD_FROM = 12;

/**
 * The consents of a planned household: the principal applicant's, which count for small children too, every other
 * adult's own, and those of children who are heard or have nobody else to sign.
 */
export function consentsOf(
  plan: Plan,
  ordinal: number,
  traces: boolean,
  members: readonly NewMember[],
): NewCase['consents'] {
  const given = principalConsents(plan, ordinal, traces);
  const principal = members.find(({ relationship }) => relationship === 'principal-applicant');
  const alone = principal !== undefined && ageAt(principal.birthDate, SAMPLES_READ_AT) < MAJORITY;
  return members.flatMap((person, member) => {
    if (person === principal) return given;
    const isAdult = ageAt(person.birthDate, SAMPLES_READ_AT) >= MAJORITY;
    return given.flatMap((consent) => {
      const heard = !isAdult && ageAt(person.birthDate, startOf(consent.givenOn)) >= HEARD_FROM;
      if (!isAdult && !heard && !alone) return [];
      return [{ ...consent, member, ...(heard ? { childView: 'agrees' as const } : {}) }];
    });
  });
}

/** What a principal applicant of a planned household consents to. */
function principalConsents(plan: Plan, ordinal: number, traces: boolean): NewCase['consents'] {
  const givenOn = `2026-${String(2 + (ordinal % 8)).padStart(2, '0')}-${String(1 + ((ordinal * 5) % 28)).padStart(2, '0')}`;
  const toSponsor = plan.programme === 'resettlement' && !plan.withoutSponsorConsent;
  const consent = (
    purpose: NewCase['consents'][number]['purpose'],
    recipient: string,
    fields: string[] = [],
    expires = false,
  ) => ({
    purpose,
    recipient,
    fields,
    textVersion: 'consent-2026-1',
    givenOn,
    ...(expires ? { expiresOn: '2036-12-31' } : {}),
  });
  return [
    consent('assessment', 'Panel physicians and partner agencies'),
    consent('disclosure-to-state', GOVERNMENTS[plan.destination]),
    ...(toSponsor
      ? [
          consent(
            'disclosure-to-sponsor',
            `Sponsors of ${plan.destination}`,
            ['household size', 'languages', 'specific needs'],
            true,
          ),
        ]
      : []),
    ...(traces ? [consent('tracing', 'Restoring Family Links network')] : []),
    ...(ordinal % 5 === 4 ? [] : [consent('statistics', 'Annual report')]),
  ];
}
