const SPECIAL: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ŋ: 'ng',
  ə: 'a',
  ħ: 'h',
  ɛ: 'e',
  ɔ: 'o',
  ɓ: 'b',
  ɗ: 'd',
  ƙ: 'k',
};

/**
 * Lower-case a–z of a Latin token: diacritics folded (ș and ş alike), apostrophes, ʿayn and hamza signs dropped.
 * Other characters are dropped; the caller has split the name into tokens.
 */
export function foldLatin(token: string): string {
  let out = '';
  for (const char of token.normalize('NFKD').toLowerCase()) {
    if (char >= 'a' && char <= 'z') out += char;
    else out += SPECIAL[char] ?? '';
  }
  return out;
}
