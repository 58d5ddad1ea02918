/**
 * Letter classes of the consonant skeleton; letters that scripts and clerks drop or add (h, w, y, vowels) belong to
 * none.
 */
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

/** Consonant classes of a written form: coarse, and equal across scripts for most spellings of one name. */
export function consonantClasses(form: {
  readonly script: string;
  readonly text: string;
  readonly latinText: string;
}): string {
  let out = '';
  if (form.script === 'arabic') {
    for (const letter of form.text) out += ARABIC[letter] ?? '';
  } else {
    let text = form.latinText;
    for (const [spelling, letter] of SPELLINGS) text = text.replace(spelling, letter);
    for (const letter of text) out += LATIN[letter] ?? '';
  }
  return out.replace(/(.)\1+/g, '$1').slice(0, LONGEST);
}

/** The classes as a set of bits. */
export function classBits(classes: string): number {
  let bits = 0;
  for (const letter of classes) bits |= 1 << 'PFTSKLMNR'.indexOf(letter);
  return bits;
}
