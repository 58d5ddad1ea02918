import places from '../data/places.json' with { type: 'json' };
import { looseArabic } from '../names/arabic.ts';
import { type NameToken, nameToken, nameTokens } from '../names/name-tokens.ts';
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
    .map((word) => looseArabic(foldToken(word, scriptOf(word))).replace(/^ال(?=.{2})/, ''))
    .join(' ');
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

/** Reads a place as written: the whole, then its parts ("Azaz, Aleppo, Syria"), the most precise part known. */
export function readPlace(text: string): Place {
  gazetteer ??= load();
  const parts = [text, ...text.split(/[,،;/()]/u)];
  const paths = parts.map((part) => gazetteer!.get(keyOf(part))).filter((path) => path !== undefined);
  paths.sort((a, b) => b.split('/').length - a.split('/').length);
  return paths.length === 0
    ? { text: keyOf(text.split(/[,،;]/u)[0]!) }
    : { path: paths[0]!, text: keyOf(text) };
}

export type PlaceRelation = 'same' | 'within' | 'same region' | 'same country' | 'other country' | 'other';

/** How two places stand to each other. */
export function relatePlaces(a: Place, b: Place, evidence: TokenEvidence): PlaceRelation {
  if (a.path === undefined || b.path === undefined)
    return a.text === b.text || sameWords(a, b, evidence) ? 'same' : 'other';
  if (a.path === b.path) return 'same';
  if (a.path.startsWith(`${b.path}/`) || b.path.startsWith(`${a.path}/`)) return 'within';
  const left = a.path.split('/');
  const right = b.path.split('/');
  if (left[0] !== right[0]) return 'other country';
  return left[1] === right[1] ? 'same region' : 'same country';
}

function sameWords(a: Place, b: Place, evidence: TokenEvidence): boolean {
  const left = tokens(a.text);
  const right = tokens(b.text);
  return (
    left.length > 0 &&
    right.length > 0 &&
    left.every((one) => right.some((other) => evidence(one, other) >= SAME_WORD_BITS))
  );
}

function tokens(text: string): NameToken[] {
  return text
    .split(' ')
    .filter(Boolean)
    .map((word) => nameToken(word, scriptOf(word)));
}

/** The key by which an index finds people of a place; variants of a place have one key. */
export function placeKey(place: Place): string {
  return (
    place.path ??
    nameTokens(place.text)
      .map((token) => token.text)
      .join(' ')
  );
}
