import type { NameToken } from '../names/name-tokens.ts';

/** Letter classes of the consonant skeleton; letters that scripts and clerks drop or add (h, w, y, vowels) have none. */
const LATIN: Readonly<Record<string, string>> = {
  b: 'P',
  p: 'P',
  f: 'F',
  v: 'F',
  t: 'T',
  d: 'T',
  s: 'S',
  z: 'S',
  c: 'S',
  j: 'S',
  k: 'K',
  q: 'K',
  g: 'K',
  x: 'K',
  l: 'L',
  m: 'M',
  n: 'N',
  r: 'R',
};
const ARABIC: Readonly<Record<string, string>> = {
  ب: 'P',
  پ: 'P',
  ت: 'T',
  ث: 'S',
  ج: 'S',
  چ: 'S',
  خ: 'K',
  د: 'T',
  ذ: 'S',
  ر: 'R',
  ز: 'S',
  ژ: 'S',
  س: 'S',
  ش: 'S',
  ص: 'S',
  ض: 'T',
  ط: 'T',
  ظ: 'S',
  غ: 'K',
  ف: 'F',
  ڤ: 'F',
  ق: 'K',
  ك: 'K',
  گ: 'K',
  ل: 'L',
  م: 'M',
  ن: 'N',
  ټ: 'T',
  ډ: 'T',
  ړ: 'R',
  ږ: 'S',
  ښ: 'S',
  ځ: 'S',
  څ: 'S',
  ڼ: 'N',
  ڕ: 'R',
  ڵ: 'L',
};
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/kh|gh/g, 'k'],
  [/ph/g, 'f'],
  [/t?sch|t?ch|sh|zh|dj|tz|ts|dz/g, 's'],
  [/th|dh/g, 't'],
  [/ck/g, 'k'],
  [/c(?=[aou]|[^ei]|$)/g, 'k'],
];
const LONGEST = 7;

/** Consonant classes of a token: coarse, the same across scripts for most spellings of one name. */
export function skeleton(token: NameToken): string {
  const form = token.spelling.bare;
  let out = '';
  if (form.script === 'arabic') {
    for (const letter of form.text) out += ARABIC[letter] ?? '';
  } else {
    let text = String.fromCharCode(...form.latin.subarray(0, -1).map((symbol) => symbol + 96));
    for (const [spelling, letter] of SPELLINGS) text = text.replace(spelling, letter);
    for (const letter of text) out += LATIN[letter] ?? '';
  }
  return out.replace(/(.)\1+/g, '$1').slice(0, LONGEST) || '-';
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
