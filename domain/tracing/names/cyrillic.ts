const LATIN: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'g',
  д: 'd',
  е: 'e',
  ж: 'zh',
  з: 'z',
  и: 'i',
  й: 'y',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'h',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ъ: '',
  ы: 'y',
  ь: '',
  э: 'e',
  ю: 'yu',
  я: 'ya',
  і: 'i',
  ї: 'i',
  є: 'ie',
  ґ: 'g',
  ў: 'w',
  ј: 'j',
  љ: 'lj',
  њ: 'nj',
  ћ: 'c',
  ђ: 'dj',
  џ: 'dz',
  ѓ: 'gj',
  ќ: 'kj',
  ѕ: 'dz',
  ғ: 'gh',
  ӣ: 'i',
  қ: 'q',
  ӯ: 'u',
  ҳ: 'h',
  ҷ: 'j',
  ө: 'o',
  ү: 'u',
  ң: 'ng',
  ұ: 'u',
  һ: 'h',
  ә: 'a',
};

/** A Cyrillic token in lower case, ё read as е; only letters of the known alphabets are kept. */
export function foldCyrillic(token: string): string {
  let out = '';
  for (const char of token.normalize('NFC').toLowerCase()) {
    const letter = char === 'ё' ? 'е' : char;
    if (LATIN[letter] !== undefined) out += letter;
  }
  return out;
}

/** A plain Latin reading of a folded Cyrillic token, the hub towards scripts without a model of their own. */
export function cyrillicToLatin(folded: string): string {
  let out = '';
  for (const char of folded) out += LATIN[char] ?? '';
  return out;
}
