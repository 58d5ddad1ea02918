import type { NameToken } from '../names/name-tokens.ts';
import { middleYear } from '../persons/birth.ts';
import { type Place, placeKey, placesOf } from '../persons/places.ts';
import type { PreparedPerson } from '../persons/prepared-person.ts';
import { postingCode } from './skeleton.ts';

/** The year of a posting as one byte: Gregorian year − 1880 within 1…255, or 0 for an unknown birth. */
export function yearByte(year: number | undefined): number {
  return year === undefined ? 0 : Math.min(255, Math.max(1, year - 1880));
}

export function personYearByte(person: PreparedPerson): number {
  return yearByte(person.birth === undefined ? undefined : middleYear(person.birth));
}

/** 32-bit FNV-1a: keys of an index and the order of its persons must not depend on the order of registration. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 12;
  return hash >>> 0;
}

export const wordKey = (code: string): string => `w ${code}`;
export const pairKey = (a: string, b: string): string => (a < b ? `p ${a} ${b}` : `p ${b} ${a}`);
export const kinKey = (own: string, kin: string): string => `k ${own} ${kin}`;
export const placedKey = (own: string, place: string): string => `l ${own} ${place}`;
export const parentsKey = (mother: string, father: string): string => `q ${mother} ${father}`;

/** The code under which the people of a place are counted; no word's code begins like this. */
export const placeCode = (place: Place): string => `@${placeKey(place)}`;

const MAX_WORDS = 8;
const MAX_RELATIVES = 8;

/** Every key under which a person is indexed. */
export function postingKeys(person: PreparedPerson): string[] {
  const keys = new Set<string>();
  const ends = new Set<string>();
  for (const name of person.names) {
    const codes = name.slice(0, MAX_WORDS).map(postingCode);
    for (const code of codes) keys.add(wordKey(code));
    for (let i = 0; i < codes.length; i++)
      for (let j = i + 1; j < codes.length; j++) keys.add(pairKey(codes[i]!, codes[j]!));
    if (codes.length > 0) ends.add(codes[0]!).add(codes.at(-1)!);
  }
  for (const relative of person.relatives.slice(0, MAX_RELATIVES)) {
    const kin = leading(relative.name);
    if (kin !== undefined) for (const own of ends) keys.add(kinKey(own, kin));
  }
  for (const place of placesOf(person)) for (const own of ends) keys.add(placedKey(own, placeKey(place)));
  const mother = leading(person.relatives.find(({ relation }) => relation === 'mother')?.name);
  const father = leading(person.relatives.find(({ relation }) => relation === 'father')?.name);
  if (mother !== undefined && father !== undefined) keys.add(parentsKey(mother, father));
  return [...keys];
}

function leading(name: readonly NameToken[] | undefined): string | undefined {
  return name?.[0] === undefined ? undefined : postingCode(name[0]);
}
