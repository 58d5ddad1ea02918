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

/** The codes under which a vocabulary token can be found: its groups, its skeleton, and the skeleton short of one class. */
export function vocabularyCodes(token: NameToken): string[] {
  const known = [...(token.lexicon?.groups ?? []), ...(token.lexicon?.nicknameOf ?? [])];
  const own = skeleton(token);
  const codes = new Set([...known.map((group) => `#${group}`), own]);
  if (own.length > 1)
    for (let i = 0; i < own.length; i++)
      codes.add((own.slice(0, i) + own.slice(i + 1)).replace(/(.)\1+/g, '$1'));
  return [...codes];
}
