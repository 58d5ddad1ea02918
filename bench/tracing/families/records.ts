import { Temporal } from 'temporal-polyfill/full';
import type {
  Birth,
  Relative,
  SoughtPerson,
  TracedPerson,
  TracingQuery,
} from '../../../domain/tracing/schema.ts';
import type { Random } from '../random.ts';
import { type Hand, type NameHabits, writeName, writeWord } from './clerk.ts';
import type { Human } from './people.ts';

const REGISTRAR: NameHabits = { drop: 0.25, article: true, reorder: 0.02 };
const SEEKER: NameHabits = { drop: 0.45, article: true, reorder: 0.08 };

const pad = (number: number): string => String(number).padStart(2, '0');

function inCalendar(human: Human): { date: string; calendar: NonNullable<Birth['calendar']> } {
  const { year, month, day } = human.born;
  const { calendar } = human.culture;
  if (calendar === 'gregory') return { date: `${year}-${pad(month)}-${pad(day)}`, calendar };
  const date = Temporal.PlainDate.from({ year, month, day }).withCalendar(calendar);
  return { date: `${date.year}-${pad(date.month)}-${pad(date.day)}`, calendar };
}

function registeredBirth(random: Random, human: Human): Birth | undefined {
  if (random.chance(0.05)) return undefined;
  const { date, calendar } = inCalendar(human);
  const year = Number(date.split('-')[0]);
  if (random.chance(0.03) && !date.includes('-13-'))
    return { date: random.chance(0.5) ? `${year}-01-01` : date };
  if (random.chance(0.25)) return { date: `${year}-01-01`, calendar };
  return random.chance(0.15) ? { year, calendar } : { date, calendar };
}

function soughtBirth(random: Random, human: Human): Birth | undefined {
  const roll = random.next();
  const { year } = human.born;
  if (roll < 0.1) return undefined;
  if (roll < 0.3) return { date: `${year}-${pad(human.born.month)}-${pad(human.born.day)}` };
  if (roll < 0.35) return { date: `${year}-${pad(Math.min(12, human.born.day))}-${pad(human.born.month)}` };
  if (roll < 0.4) return { year: Number(inCalendar(human).date.split('-')[0]) };
  if (roll < 0.5) return { age: { years: 2024 - year + random.int(-1, 1), asOf: '2024-06-01' } };
  return roll < 0.6 ? { yearRange: [year - 3, year + 2] } : { year: year + random.int(-2, 2) };
}

function kin(random: Random, human: Human, hand: Hand, known: number): Relative[] {
  const out: Relative[] = [];
  const add = (relation: Relative['relation'], other: Human | undefined, chance: number): void => {
    if (other === undefined || !random.chance(chance)) return;
    const name = random.chance(0.6)
      ? writeWord(random, other.given, hand)
      : writeName(random, other, hand, SEEKER);
    out.push({
      relation,
      name,
      ...(random.chance(0.2) ? { birthYear: other.born.year + random.int(-1, 1) } : {}),
    });
  };
  add('mother', human.mother, known);
  add('father', human.father, known);
  add('grandfather', human.father?.father, known / 3);
  add('spouse', human.spouse, known);
  for (const child of human.children.slice(0, 3)) add('child', child, known / 2);
  for (const sibling of siblings(human).slice(0, 3)) add('sibling', sibling, known / 2);
  return out;
}

export function siblings(human: Human): Human[] {
  return (human.father?.children ?? []).filter((other) => other !== human);
}

export const personId = (human: Human): string =>
  `p${(Math.imul(human.number, 0x9e3779b1) >>> 0).toString(36)}-${human.number}`;

/** The person as registered: mostly in the script of home, sometimes in the registering country's. */
export function register(random: Random, human: Human): TracedPerson {
  const roll = random.next();
  const hand: Hand = roll < 0.6 ? 'native' : roll < 0.93 ? 'latin' : 'cyrillic';
  const birth = registeredBirth(random, human);
  const relatives = kin(random, human, hand, 0.7);
  return {
    id: personId(human),
    names: [{ full: writeName(random, human, hand, REGISTRAR), kind: 'registered' }],
    sex: random.chance(0.97) ? human.sex : 'u',
    ...(birth && { birth }),
    ...(random.chance(0.85) && {
      birthPlace: human.birthPlace[hand === 'native' ? 0 : Math.min(1, human.birthPlace.length - 1)]!,
    }),
    ...(random.chance(0.5) && { lastPlace: random.pick(human.lastPlace) }),
    ...(random.chance(0.9) && { nationality: human.nationality }),
    ...(relatives.length > 0 && { relatives }),
  };
}

/** A request for the person by a relative, in another hand than a registrar at home would use. */
export function request(random: Random, human: Human, id: string): { query: TracingQuery; hand: Hand } {
  const hand: Hand = random.chance(0.75) ? 'latin' : random.chance(0.5) ? 'cyrillic' : 'native';
  const birth = soughtBirth(random, human);
  const relatives = kin(random, human, hand, 0.5);
  const sought: SoughtPerson = {
    names: [{ full: writeName(random, human, hand, SEEKER), kind: 'registered' }],
    ...(random.chance(0.8) && { sex: human.sex }),
    ...(birth && { birth }),
    ...(random.chance(0.6) && { birthPlace: random.pick(human.birthPlace) }),
    ...(random.chance(0.3) && { lastPlace: random.pick(human.lastPlace) }),
    ...(random.chance(0.6) && { nationality: human.nationality }),
    ...(relatives.length > 0 && { relatives }),
  };
  const brother = siblings(human)[0];
  const seeker =
    brother === undefined || !random.chance(0.6)
      ? undefined
      : { name: writeName(random, brother, hand, SEEKER), relation: 'sibling' as const };
  return { query: { id, sought, ...(seeker && { seeker }) }, hand };
}
