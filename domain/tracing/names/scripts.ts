/** The scripts that a trained token model reads, and the rest. */
export type Script = 'latin' | 'arabic' | 'cyrillic' | 'ethiopic' | 'other';

/** Letters of the Arabic script that the model tells apart, after {@link ../names/arabic.ts normalisation}. */
export const ARABIC_LETTERS = 'اأإآبتةثجحخدذرزسشصضطظعغفقكلمنهوؤيىئءپچژگڤټډړږښځڅڼېۆێڕڵےە';

/** Letters of Cyrillic alphabets: Russian, Ukrainian, Belarusian, Serbian, Macedonian, Tajik, Kazakh, Kyrgyz. */
export const CYRILLIC_LETTERS = 'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўјљњћђџѓќѕғӣқӯҳҷөүңұһә';

export const LATIN_LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** The script of the first letter that belongs to one; digits and marks belong to none. */
export function scriptOf(text: string): Script {
  for (const char of text) {
    const code = char.codePointAt(0)!;
    if (code < 0x41) continue;
    if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) return 'latin';
    if (code >= 0x2b0 && code < 0x370) continue;
    if (code >= 0x400 && code < 0x530) return 'cyrillic';
    if ((code >= 0x600 && code < 0x780) || (code >= 0x8a0 && code < 0x900) || code >= 0xfb50) {
      return isArabic(code) ? 'arabic' : 'other';
    }
    if ((code >= 0x1200 && code < 0x13a0) || (code >= 0x2d80 && code < 0x2de0)) return 'ethiopic';
    if (code > 0x2000 && code < 0x2070) continue;
    return 'other';
  }
  return 'other';
}

function isArabic(code: number): boolean {
  return code < 0x900 || (code >= 0xfb50 && code < 0xfe00) || (code >= 0xfe70 && code < 0xff00);
}
