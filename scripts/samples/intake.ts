import type { NewCase } from '../../domain/casework/register-case.ts';
import { consentsOf, membersOf, OFFICE_CODES, Register } from './households.ts';
import { PLANS } from './plan.ts';
import { seeded } from './seeded.ts';

const SEED = 20_261_122;

interface Search {
  seeker: number;
  relationship: NewCase['tracing'][number]['sought']['relationship'];
  /** The household whose principal applicant is sought, and how the seeker spells the name or remembers the year. */
  found?: number;
  spelled?: string;
  yearsOff?: number;
  /** Somebody who is in no household. */
  lost?: { name: string; sex: 'f' | 'm'; birthYear: number };
}

/** Three that match exactly, one in another script, one off by a year, two that match nobody. Households count from 1. */
export const SEARCHES: readonly Search[] = [
  { seeker: 23, relationship: 'mother', found: 24 },
  { seeker: 10, relationship: 'brother', found: 13 },
  { seeker: 14, relationship: 'sister', found: 2 },
  { seeker: 35, relationship: 'brother', found: 33, spelled: 'Habtom Mehari Zeray' },
  { seeker: 40, relationship: 'brother', found: 42, yearsOff: 1 },
  { seeker: 4, relationship: 'sister', lost: { name: 'نفيسة سليك التجاني', sex: 'f', birthYear: 1993 } },
  { seeker: 30, relationship: 'father', lost: { name: 'አጥናፉ ሽመልስ በላቸው', sex: 'm', birthYear: 1958 } },
];

/** Names that a search needs to stand as they are. */
const FIXED: Readonly<Record<number, string>> = { 33: 'ሃብቶም መሓሪ ዘርኣይ' };

/** The households of the sample files. */
export function sampleHouseholds(): NewCase[] {
  const register = new Register(seeded(SEED));
  for (const taken of ['', ...Object.values(FIXED), ...SEARCHES.flatMap(({ lost }) => lost?.name ?? [])])
    register.once(() => taken);
  const counted: Record<string, number> = {};
  const cases = PLANS.map((plan, index): NewCase => {
    const code = OFFICE_CODES[plan.office];
    counted[code] = (counted[code] ?? 0) + 1;
    const ordinal = index + 1;
    const traces = SEARCHES.some(({ seeker, found }) => seeker === ordinal || found === ordinal);
    const members = membersOf(plan, ordinal, register);
    return {
      programme: plan.programme,
      number: `KB-${code}-${String(counted[code] * 17).padStart(5, '0')}`,
      office: plan.office,
      destinationOffice: plan.destination,
      primaryCategory: plan.categories[0],
      secondaryCategory: plan.categories[1],
      priority: plan.priority,
      preferences: [],
      members,
      consents: consentsOf(plan, ordinal, traces, members),
      tracing: [],
    };
  });
  for (const [household, name] of Object.entries(FIXED)) rename(cases[Number(household) - 1]!, name);
  adoptMother(cases[22]!, cases[23]!);
  for (const search of SEARCHES)
    cases[search.seeker - 1]!.tracing.push({ seeker: 0, sought: soughtBy(search, cases) });
  return cases;
}

function soughtBy({ relationship, found, spelled, yearsOff = 0, lost }: Search, cases: readonly NewCase[]) {
  if (lost) return { relationship, ...lost };
  const person = cases[found! - 1]!.members[0]!;
  return {
    relationship,
    sex: person.sex,
    name: spelled ?? person.name,
    birthYear: Number(person.birthDate.slice(0, 4)) + yearsOff,
  };
}

/** Gives a principal applicant another name, and their children the father's name that goes with it. */
function rename({ members }: NewCase, name: string): void {
  const old = members[0]!.name;
  members[0]!.name = name;
  const [own = '', father = ''] = name.split(' ');
  for (const member of members)
    if (member.fatherName === old) {
      member.fatherName = name;
      member.name = `${member.name.split(' ')[0]} ${own} ${father}`;
    }
}

/** Makes the woman of one household the mother whom the child of another one names. */
function adoptMother(child: NewCase, mother: NewCase): void {
  for (const member of child.members) member.motherName = mother.members[0]!.name;
}
