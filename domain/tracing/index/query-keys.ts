import type { NameToken } from '../names/name-tokens.ts';
import { placeKey } from '../persons/places.ts';
import type { PreparedPerson } from '../persons/prepared-person.ts';
import type { ExpandedCode } from './expand.ts';
import { hash32, kinKey, pairKey, parentsKey, placedKey, wordKey } from './posting-keys.ts';

/** A key to look up, and what a person found there has in common with the sought one. */
export interface QueryKey {
  readonly key: number;
  /** Up to two features: number of the feature (0…29) and what it counts, in bits. */
  readonly features: readonly (readonly [feature: number, bits: number])[];
  /** Two facts in one key: selective enough to be read beyond the years of the birth. */
  readonly composite: boolean;
}

const PAIR_CODES = 5;
const KIN_CODES = 3;
const MAX_WORDS = 6;
const MAX_RELATIVES = 8;
const KIN_BITS = 6;
/** The second word of a sibling's name may be the father's. */
const MAX_SIBLINGS = 2;
const IN_CHAIN: ReadonlySet<string> = new Set(['father', 'grandfather']);
const PLACE_BITS = 3.5;

interface Lookups {
  /** Codes that a word may stand under, best first. */
  readonly expand: (token: NameToken) => Promise<readonly ExpandedCode[]>;
  /** −log2 of the share of registered persons with a word of the code. */
  readonly rarity: (codes: readonly string[]) => Promise<number[]>;
}

interface WeighedCode {
  readonly code: string;
  readonly feature: number;
  readonly bits: number;
}

/** The keys under which the sought person may be indexed, the strongest first, each once. */
export async function queryKeys(sought: PreparedPerson, lookups: Lookups): Promise<QueryKey[]> {
  const slots = new Map<NameToken, number>();
  const weigh = async (token: NameToken, most: number, feature: number): Promise<WeighedCode[]> => {
    const codes = await lookups.expand(token);
    const rarity = await lookups.rarity(codes.map(({ code }) => code));
    return codes.map(({ code, bits }, i) => ({ code, feature, bits: Math.min(bits, rarity[i]!, most) }));
  };
  const slot = (token: NameToken): number => {
    const known = slots.get(token) ?? Math.min(19, slots.size);
    slots.set(token, known);
    return known;
  };
  const relatives = sought.relatives.slice(0, MAX_RELATIVES).filter(({ name }) => name.length > 0);
  const ofSiblings = relatives.flatMap(({ relation, name }, i) =>
    relation === 'sibling' && name[1] !== undefined ? [{ father: name[1], feature: 20 + i }] : [],
  );
  const expanded = await Promise.all(
    [
      ...sought.names.flatMap((name) => name.slice(0, MAX_WORDS)),
      ...relatives.map(({ name }) => name[0]!),
      ...ofSiblings.map(({ father }) => father),
    ].map(lookups.expand),
  );
  // Asked for all words at once, so that each finds its counts already known.
  await lookups.rarity(expanded.flat().map(({ code }) => code));
  const names = await Promise.all(
    sought.names.map((name) =>
      Promise.all(name.slice(0, MAX_WORDS).map((token) => weigh(token, 14, slot(token)))),
    ),
  );
  const kin = await Promise.all(
    relatives.map(async ({ relation, name }, i) => ({
      relation,
      codes: (await weigh(name[0]!, KIN_BITS, 20 + i)).slice(0, KIN_CODES),
    })),
  );
  const places = [sought.birthPlace, sought.lastPlace].flatMap((place) =>
    place === undefined ? [] : [placeKey(place)],
  );
  const keys = new Map<number, QueryKey>();
  const add = (text: string, composite: boolean, features: QueryKey['features']): void => {
    const key = hash32(text);
    if (!keys.has(key)) keys.set(key, { key, features, composite });
  };
  for (const words of names)
    addNameKeys(
      words,
      kin.flatMap(({ codes }) => codes),
      places,
      add,
    );
  const siblingsFathers = await Promise.all(
    ofSiblings.slice(0, MAX_SIBLINGS).map(({ father, feature }) => weigh(father, KIN_BITS, feature)),
  );
  for (const [own, ...chain] of names) {
    const fathers = kin.filter(({ relation }) => IN_CHAIN.has(relation)).flatMap(({ codes }) => codes);
    const all = [...fathers, ...siblingsFathers.flatMap((codes) => codes.slice(0, KIN_CODES))];
    addChainKeys(own ?? [], [...chain, ...siblingsFathers], all, add);
  }
  const parent = (relation: string) =>
    kin.filter((relative) => relative.relation === relation).flatMap(({ codes }) => codes);
  for (const mother of parent('mother')) {
    for (const father of parent('father'))
      add(parentsKey(mother.code, father.code), true, [feature(mother), feature(father)]);
  }
  return [...keys.values()].sort((a, b) => strength(b) - strength(a) || a.key - b.key);
}

/** A father whom one side states and the other only names in the chain of its own name. */
function addChainKeys(
  own: readonly WeighedCode[],
  chain: readonly (readonly WeighedCode[])[],
  fathers: readonly WeighedCode[],
  add: (text: string, composite: boolean, features: QueryKey['features']) => void,
): void {
  for (const given of own.slice(0, KIN_CODES)) {
    for (const father of fathers)
      add(pairKey(given.code, father.code), true, [feature(given), feature(father)]);
    for (const word of chain.flatMap((codes) => codes.slice(0, KIN_CODES)))
      add(kinKey(given.code, word.code), true, [feature(given), feature(word)]);
  }
}

const feature = ({ feature: number, bits }: WeighedCode): readonly [number, number] => [number, bits];
const strength = (key: QueryKey): number => key.features.reduce((sum, [, bits]) => sum + bits, 0);

function addNameKeys(
  words: readonly (readonly WeighedCode[])[],
  kin: readonly WeighedCode[],
  places: readonly string[],
  add: (text: string, composite: boolean, features: QueryKey['features']) => void,
): void {
  words.forEach((codes, i) => {
    for (const own of codes) add(wordKey(own.code), false, [feature(own)]);
    for (const other of words.slice(i + 1)) {
      for (const a of codes.slice(0, PAIR_CODES)) {
        for (const b of other.slice(0, PAIR_CODES))
          add(pairKey(a.code, b.code), true, [feature(a), feature(b)]);
      }
    }
    for (const own of codes.slice(0, KIN_CODES)) {
      places.forEach((place, p) => {
        add(placedKey(own.code, place), true, [feature(own), [28 + p, PLACE_BITS]]);
      });
      for (const relative of kin)
        add(kinKey(own.code, relative.code), true, [feature(own), feature(relative)]);
    }
  });
}
