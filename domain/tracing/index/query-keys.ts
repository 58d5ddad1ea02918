import type { NameToken } from '../names/name-tokens.ts';
import { placeKey } from '../persons/places.ts';
import type { PreparedPerson } from '../persons/prepared-person.ts';
import type { ExpandedCode } from './expand.ts';
import { hash32, kinKey, pairKey, parentsKey, placedKey, wordKey } from './posting-keys.ts';

/** A key to look under, how much a hit under it counts, and whether it may be read beyond the years of the birth. */
export interface QueryKey {
  readonly key: number;
  readonly share: number;
  readonly composite: boolean;
}

const PAIR_CODES = 5;
const KIN_CODES = 3;
const MOST_WORDS = 6;
const MOST_RELATIVES = 6;

type Expand = (token: NameToken) => Promise<readonly ExpandedCode[]>;

/** The keys under which the sought person may be posted, each once. */
export async function queryKeys(sought: PreparedPerson, expand: Expand): Promise<QueryKey[]> {
  const keys = new Map<number, QueryKey>();
  const add = (text: string, share: number, composite: boolean): void => {
    const key = hash32(text);
    if (!keys.has(key)) keys.set(key, { key, share, composite });
  };
  const relatives = sought.relatives.slice(0, MOST_RELATIVES);
  const kin = await Promise.all(
    relatives.map(async ({ relation, name }) => ({ relation, codes: await firstCodes(name, expand) })),
  );
  const places = [sought.birthPlace, sought.lastPlace].flatMap((place) =>
    place === undefined ? [] : [placeKey(place)],
  );
  for (const name of sought.names) {
    const words = await Promise.all(name.slice(0, MOST_WORDS).map(expand));
    words.forEach((codes, i) => {
      for (const { code } of codes) add(wordKey(code), 0.5, false);
      for (const other of words.slice(i + 1)) {
        for (const a of codes.slice(0, PAIR_CODES))
          for (const b of other.slice(0, PAIR_CODES)) add(pairKey(a.code, b.code), 1, true);
      }
      for (const own of codes.slice(0, KIN_CODES)) {
        for (const place of places) add(placedKey(own.code, place), 0.6, true);
        for (const relative of kin) for (const code of relative.codes) add(kinKey(own.code, code), 0.8, true);
      }
    });
  }
  const parent = (relation: string) =>
    kin.filter((relative) => relative.relation === relation).flatMap((relative) => relative.codes);
  for (const mother of parent('mother'))
    for (const father of parent('father')) add(parentsKey(mother, father), 0.8, true);
  return [...keys.values()];
}

async function firstCodes(name: readonly NameToken[], expand: Expand): Promise<string[]> {
  const codes = name[0] === undefined ? [] : await expand(name[0]);
  return codes.slice(0, KIN_CODES).map(({ code }) => code);
}
