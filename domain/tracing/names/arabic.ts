const SAME: Readonly<Record<string, string>> = {
  ک: 'ك',
  ڪ: 'ك',
  ی: 'ي',
  ې: 'ې',
  ۍ: 'ي',
  ہ: 'ه',
  ھ: 'ه',
  ۀ: 'ه',
  ۂ: 'ه',
  ۃ: 'ة',
  ٱ: 'ا',
  ٲ: 'أ',
  ٳ: 'إ',
  ٹ: 'ټ',
  ڈ: 'ډ',
  ڑ: 'ړ',
  ں: 'ن',
  ګ: 'گ',
  ۋ: 'ڤ',
  ۇ: 'و',
  ۓ: 'ے',
  ڭ: 'گ',
};

const LOOSE: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ى: 'ي',
  ئ: 'ي',
  ؤ: 'و',
  ة: 'ه',
  ە: 'ه',
  گ: 'ك',
  پ: 'ب',
  چ: 'ج',
  ڤ: 'ف',
  ې: 'ي',
  ێ: 'ي',
  ے: 'ي',
  ۆ: 'و',
  ڕ: 'ر',
  ڵ: 'ل',
  ء: '',
  ټ: 'ت',
  ډ: 'د',
  ړ: 'ر',
};

/**
 * An Arabic-script token as the model reads it: harakat, tatweel and joiners dropped, letters that only differ by
 * keyboard (Persian, Urdu, Pashto, Kurdish code points of one letter) made one. Letters that carry sound stay apart.
 */
export function foldArabic(token: string): string {
  let out = '';
  for (const char of token.normalize('NFKC')) {
    const code = char.codePointAt(0)!;
    if (
      (code >= 0x64b && code <= 0x65f) ||
      code === 0x670 ||
      code === 0x640 ||
      (code >= 0x6d6 && code <= 0x6ed)
    ) {
      continue;
    }
    if (code >= 0x621 && code <= 0x6ff) out += SAME[char] ?? char;
  }
  return out;
}

/** The coarser form in which two clerks' spellings of one word are equal: hamza seats, ya, ta marbuta, gaf and pe. */
export function looseArabic(folded: string): string {
  let out = '';
  for (const char of folded) out += LOOSE[char] ?? char;
  return out;
}
