import type { NameToken } from '../names/name-tokens.ts';

/** Consonant skeleton of a token, `-` for one without consonants. */
export function skeleton(token: NameToken): string {
  return token.spelling.classes || '-';
}

/** The code under which a person's token is posted: its name group where the lexicon knows one, else its skeleton. */
export function postingCode(token: NameToken): string {
  const group = token.lexicon?.groups[0];
  return group === undefined ? skeleton(token) : `#${group}`;
}

/**
 * The codes under which a vocabulary token can be found: its groups, its skeleton, and the skeleton with one class
 * omitted.
 */
export function vocabularyCodes(token: NameToken): string[] {
  const known = [...(token.lexicon?.groups ?? []), ...(token.lexicon?.nicknameOf ?? [])];
  const own = skeleton(token);
  const codes = new Set([...known.map((group) => `#${group}`), own]);
  if (own.length > 1)
    for (let i = 0; i < own.length; i++)
      codes.add((own.slice(0, i) + own.slice(i + 1)).replace(/(.)\1+/g, '$1'));
  return [...codes];
}

/** Skeletons of at least this length may differ in two places. */
const LONG = 4;

/**
 * Whether two skeletons differ by at most one slip: a class omitted, added, replaced, or two swapped. Of spellings
 * further apart, fewer than one in a thousand are the same name; long words are exempt.
 */
export function nearSkeletons(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length >= LONG || a === b) return true;
  if (long.length - short.length > 1) return false;
  let from = 0;
  while (from < short.length && short[from] === long[from]) from++;
  if (short.length < long.length) return short.slice(from) === long.slice(from + 1);
  if (short.slice(from + 1) === long.slice(from + 1)) return true;
  return (
    short[from] === long[from + 1] &&
    short[from + 1] === long[from] &&
    short.slice(from + 2) === long.slice(from + 2)
  );
}
