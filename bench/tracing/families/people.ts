import type { Random } from '../random.ts';
import type { Culture, PoolName } from './culture.ts';

/** A generated person as the world knows them, before any clerk wrote them down. */
export interface Human {
  readonly number: number;
  readonly culture: Culture;
  readonly sex: 'f' | 'm';
  readonly given: PoolName;
  readonly family: PoolName | undefined;
  readonly born: { readonly year: number; readonly month: number; readonly day: number };
  readonly birthPlace: readonly string[];
  readonly lastPlace: readonly string[];
  readonly nationality: string;
  readonly father: Human | undefined;
  readonly mother: Human | undefined;
  spouse: Human | undefined;
  readonly children: Human[];
}

interface Parents {
  readonly father: Human;
  readonly mother: Human;
}

/** Generates families of three generations until `count` persons live; the same seed gives the same people. */
export function generatePeople(random: Random, cultures: readonly Culture[], count: number): Human[] {
  const people: Human[] = [];
  const bear = (culture: Culture, sex: 'f' | 'm', year: number, parents?: Parents): Human => {
    const pool = sex === 'f' ? culture.female : culture.male;
    const given = freshName(random, pool, parents?.father.children ?? []);
    const family =
      culture.family.length === 0
        ? undefined
        : (parents?.father.family ?? culture.family[random.zipf(culture.family.length)]);
    const home = parents?.father.birthPlace ?? random.pick(culture.places);
    const birthPlace = random.chance(0.85) ? home : random.pick(culture.places);
    const human: Human = {
      number: people.length,
      culture,
      sex,
      given,
      family,
      born: { year, month: random.int(1, 12), day: random.int(1, 28) },
      birthPlace,
      lastPlace: random.chance(0.6) ? birthPlace : random.pick(culture.places),
      nationality: parents?.father.nationality ?? random.pick(culture.nationality),
      father: parents?.father,
      mother: parents?.mother,
      spouse: undefined,
      children: [],
    };
    people.push(human);
    parents?.father.children.push(human);
    parents?.mother.children.push(human);
    return human;
  };
  const couple = (husband: Human, wife: Human): Parents => {
    husband.spouse = wife;
    wife.spouse = husband;
    return { father: husband, mother: wife };
  };
  const births = (parents: Parents, most: number): Human[] => {
    let year = parents.mother.born.year + random.int(18, 24);
    const children = [];
    for (let n = random.int(1, most); n > 0; n--, year += random.int(1, 4)) {
      children.push(bear(parents.father.culture, random.chance(0.5) ? 'f' : 'm', year, parents));
    }
    return children;
  };
  while (people.length < count) {
    const culture = pickCulture(random, cultures);
    const year = random.int(1932, 1955);
    const grandparents = couple(bear(culture, 'm', year), bear(culture, 'f', year + random.int(0, 8)));
    for (const child of births(grandparents, 5)) {
      if (!random.chance(0.75)) continue;
      const other = bear(culture, child.sex === 'f' ? 'm' : 'f', child.born.year + random.int(-4, 4));
      births(child.sex === 'm' ? couple(child, other) : couple(other, child), 5);
    }
  }
  return people;
}

/** Parents do not give one name twice. */
function freshName(random: Random, pool: readonly PoolName[], siblings: readonly Human[]): PoolName {
  for (;;) {
    const name = pool[random.zipf(pool.length)]!;
    if (!siblings.some((sibling) => sibling.given === name)) return name;
  }
}

function pickCulture(random: Random, cultures: readonly Culture[]): Culture {
  let roll = random.next();
  for (const culture of cultures) {
    roll -= culture.share;
    if (roll < 0) return culture;
  }
  return cultures[0]!;
}
