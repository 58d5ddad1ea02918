import places from '../data/places.json' with { type: 'json' };
import { looseArabic } from '../names/arabic.ts';
import { nameToken, nameTokens } from '../names/name-tokens.ts';
import { scriptOf } from '../names/scripts.ts';
import type { TokenEvidence } from '../names/token-evidence.ts';
import { foldToken } from '../tokens/spelling.ts';

/** A place as read: its path in the gazetteer (country/region/town), or its words when the gazetteer lacks it. */
export interface Place {
  readonly path?: string;
  readonly text: string;
}

const SAME_WORD_BITS = 9;

let gazetteer: Map<string, string> | undefined;

function keyOf(text: string): string {
  const words = text.split(/[\s\-'’+_]+/u).filter(Boolean);
  return words
    .map((word) => numberIn(word) ?? looseArabic(foldToken(word, scriptOf(word))).replace(/^ال(?=.{2})/, ''))
    .filter(Boolean)
    .join(' ');
}

/** The digits of a word, in European form: camps and blocks are distinguished by their numbers. */
function numberIn(word: string): string | undefined {
  if (!/\p{Nd}/u.test(word)) return undefined;
  return word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Nd}/gu, digitOf)
    .replace(/[^a-z0-9]/g, '');
}

function digitOf(digit: string): string {
  const code = digit.codePointAt(0)!;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

function load(): Map<string, string> {
  const map = new Map<string, string>();
  for (const line of places) {
    const [path, ...names] = line.split(' ');
    for (const name of [path!.split('/').at(-1)!.toLowerCase(), ...names]) {
      const key = keyOf(name);
      if (!map.has(key)) map.set(key, path!);
    }
  }
  return map;
}

/**
 * Reads a place as written: first the whole, then its parts ("Azaz, Aleppo, Syria"); the most precise known part
 * wins.
 */
export function readPlace(text: string): Place {
  gazetteer ??= load();
  const parts = [text, ...text.split(/[,،;/()]/u)];
  const paths = parts.map((part) => gazetteer!.get(keyOf(part))).filter((path) => path !== undefined);
  paths.sort((a, b) => b.split('/').length - a.split('/').length);
  return paths.length === 0
    ? { text: keyOf(text.split(/[,،;]/u)[0]!) }
    : { path: paths[0]!, text: keyOf(text) };
}

/** The places that a person is associated with. */
export function placesOf(person: { birthPlace: Place | undefined; lastPlace: Place | undefined }): Place[] {
  return [person.birthPlace, person.lastPlace].filter((place) => place !== undefined);
}

export type PlaceRelation = 'same' | 'within' | 'same region' | 'same country' | 'other country' | 'other';

/** How two places are related. */
export function relatePlaces(a: Place, b: Place, evidence: TokenEvidence): PlaceRelation {
  if (a.path === undefined || b.path === undefined) return relateTexts(a.text, b.text, evidence);
  if (a.path === b.path) return 'same';
  if (a.path.startsWith(`${b.path}/`) || b.path.startsWith(`${a.path}/`)) return 'within';
  const left = a.path.split('/');
  const right = b.path.split('/');
  if (left[0] !== right[0]) return 'other country';
  return left[1] === right[1] ? 'same region' : 'same country';
}

/** By their words: equal ones, or one place's words contained in the other's ("Hatfield", "Welwyn Hatfield"). */
function relateTexts(a: string, b: string, evidence: TokenEvidence): PlaceRelation {
  if (a === b) return 'same';
  const [few, many] = [a.split(' '), b.split(' ')].sort((p, q) => p.length - q.length) as [
    string[],
    string[],
  ];
  const found = (word: string): boolean => many.some((other) => sameWord(word, other, evidence));
  if (few[0] === '' || !few.every(found)) return 'other';
  return few.length === many.length ? 'same' : 'within';
}

function sameWord(a: string, b: string, evidence: TokenEvidence): boolean {
  if (a === b) return true;
  if (/\d/.test(a) || /\d/.test(b)) return false;
  return evidence(nameToken(a, scriptOf(a)), nameToken(b, scriptOf(b))) >= SAME_WORD_BITS;
}

/** The key by which an index finds people of a place; variants of a place share one key. */
export function placeKey({ path, text }: Place): string {
  if (path !== undefined) return path;
  const numbers = text.split(' ').filter((word) => /\d/.test(word));
  return [...nameTokens(text).map((token) => token.text), ...numbers].join(' ');
}
