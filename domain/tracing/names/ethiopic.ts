/**
 * Consonant rows of the syllabary in code-point order, from U+1200, eight code points per row; homophones share a
 * letter.
 */
const ROWS: readonly string[] = [
  'h',
  'l',
  'h',
  'm',
  's',
  'r',
  's',
  'sh',
  'k',
  'kw',
  'k',
  'kw',
  'b',
  'v',
  't',
  'ch',
  'h',
  'hw',
  'n',
  'gn',
  '',
  'k',
  'kw',
  'h',
  'hw',
  'w',
  '',
  'z',
  'zh',
  'y',
  'd',
  'd',
  'j',
  'g',
  'gw',
  'g',
  't',
  'ch',
  'p',
  'ts',
  'ts',
  'f',
  'p',
];

/** Vowels of the seven orders and the labialised eighth. The sixth is silent or a short i. */
const VOWELS: readonly string[] = ['e', 'u', 'i', 'a', 'e', '', 'o', 'wa'];
const ALONE: readonly string[] = ['a', 'u', 'i', 'a', 'e', 'i', 'o', 'e'];

/** True of the two rows of vowel carriers (አ and ዐ), where the first order is read a. */
const isCarrier = (row: number): boolean => row === 20 || row === 26;

/**
 * An everyday Latin reading of an Ethiopic token (Amharic, Tigrinya): ኃይለ → hayle, ሀጎስ → hagos. Homophone letters
 * (ሀ ሐ ኀ, ሰ ሠ, አ ዐ, ጸ ፀ) come out alike, so the reading also serves as the normal form.
 */
export function ethiopicToLatin(token: string): string {
  let out = '';
  for (const char of token.normalize('NFC')) {
    const offset = char.codePointAt(0)! - 0x1200;
    const row = offset >> 3;
    const order = offset & 7;
    if (offset < 0 || row >= ROWS.length) continue;
    if (isCarrier(row)) out += ALONE[order];
    else if (ROWS[row] === 'h' && order === 0) out += 'ha';
    else out += ROWS[row]! + VOWELS[order]!;
  }
  return out;
}
