import type { Random } from '../random.ts';
import type { PoolName } from './culture.ts';
import type { Human } from './people.ts';

export type Hand = 'native' | 'latin' | 'cyrillic';

const TO_CYRILLIC: readonly (readonly [RegExp, string])[] = [
  [/shch/g, 'щ'],
  [/sh/g, 'ш'],
  [/ch/g, 'ч'],
  [/kh/g, 'х'],
  [/gh/g, 'г'],
  [/zh/g, 'ж'],
  [/ts/g, 'ц'],
  [/ya/g, 'я'],
  [/yu/g, 'ю'],
  [/dj/g, 'дж'],
  [/ou/g, 'у'],
  [/oo/g, 'у'],
  [/ee/g, 'и'],
  [/a/g, 'а'],
  [/b/g, 'б'],
  [/c/g, 'к'],
  [/d/g, 'д'],
  [/e/g, 'е'],
  [/f/g, 'ф'],
  [/g/g, 'г'],
  [/h/g, 'х'],
  [/i/g, 'и'],
  [/j/g, 'дж'],
  [/k/g, 'к'],
  [/l/g, 'л'],
  [/m/g, 'м'],
  [/n/g, 'н'],
  [/o/g, 'о'],
  [/p/g, 'п'],
  [/q/g, 'к'],
  [/r/g, 'р'],
  [/s/g, 'с'],
  [/t/g, 'т'],
  [/u/g, 'у'],
  [/v/g, 'в'],
  [/w/g, 'в'],
  [/x/g, 'кс'],
  [/y/g, 'й'],
  [/z/g, 'з'],
];

/** Vowels and doublings that clerks exchange when they write a foreign name by ear. */
const BY_EAR: readonly (readonly [string, string])[] = [
  ['ee', 'i'],
  ['i', 'ee'],
  ['ou', 'u'],
  ['u', 'ou'],
  ['oo', 'u'],
  ['u', 'o'],
  ['o', 'u'],
  ['e', 'i'],
  ['i', 'e'],
  ['a', 'e'],
  ['e', 'a'],
  ['y', 'i'],
  ['q', 'k'],
  ['gh', 'g'],
  ['kh', 'h'],
  ['ss', 's'],
  ['s', 'ss'],
  ['mm', 'm'],
  ['m', 'mm'],
  ['dh', 'd'],
  ['w', 'v'],
  ['sh', 'ch'],
  ['j', 'dj'],
];

function byEar(random: Random, latin: string): string {
  const [from, to] = random.pick(BY_EAR);
  const at = latin.toLowerCase().indexOf(from, 1);
  return at < 1 ? latin : latin.slice(0, at) + to + latin.slice(at + from.length);
}

/** A name word as one clerk writes it. */
export function writeWord(random: Random, name: PoolName, hand: Hand): string {
  if (hand === 'native') return name.native.replaceAll('_', ' ');
  let latin = random.pick(name.latin).replaceAll('_', ' ');
  if (random.chance(0.15)) latin = byEar(random, latin);
  latin = latin.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  if (hand === 'latin') return latin;
  const cyrillic = TO_CYRILLIC.reduce(
    (text, [from, to]) => text.replace(from, to),
    latin
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z \-']/g, ''),
  );
  return cyrillic.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

function feminine(name: PoolName): PoolName {
  const ending = (text: string, suffix: string, adjective: string) =>
    /(?:ов|ев|ин|ov|ev|in)$/i.test(text)
      ? text + suffix
      : text.replace(/(?:ский|ski|sky|skiy|skij)$/i, adjective);
  return {
    native: ending(name.native, 'а', 'ская'),
    latin: name.latin.map((text) => ending(text, 'a', 'skaya')),
  };
}

export interface NameHabits {
  /** Chance that each of the father's and the grandfather's names is left out. */
  readonly drop: number;
  readonly article: boolean;
  readonly reorder: number;
}

/** The full name as one clerk writes it: the chain of fathers where it is the custom, the family name. */
export function writeName(random: Random, human: Human, hand: Hand, habits: NameHabits): string {
  const { culture } = human;
  const chain = ['arabic', 'persian', 'ethiopic', 'somali'].includes(culture.name);
  const words = [writeWord(random, human.given, hand)];
  if (chain && human.father !== undefined) {
    if (!random.chance(habits.drop)) words.push(writeWord(random, human.father.given, hand));
    const grandfather = human.father.father;
    if (grandfather !== undefined && !random.chance(habits.drop))
      words.push(writeWord(random, grandfather.given, hand));
  }
  const family =
    human.family === undefined
      ? undefined
      : culture.name === 'cyrillic' && human.sex === 'f'
        ? feminine(human.family)
        : human.family;
  if (family !== undefined) {
    const article =
      culture.name === 'arabic' &&
      habits.article &&
      hand !== 'native' &&
      family.native.startsWith('ال') &&
      !/^al/i.test(family.latin[0]!);
    words.push((article ? 'al-' : '') + writeWord(random, family, hand));
  }
  return random.chance(habits.reorder)
    ? [...words.slice(-1), ...words.slice(0, -1)].join(' ')
    : words.join(' ');
}
