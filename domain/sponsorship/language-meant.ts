import { localeOf, NOTICE_LANGUAGES } from '../notices/languages.ts';

const CODE = /^[a-z]{2,3}$/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const withoutMarks = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Every language with a code of two letters, by its name in each language of the pages. */
function namesToCodes(): ReadonlyMap<string, string> {
  const codes = [...LETTERS].flatMap((first) => [...LETTERS].map((second) => first + second));
  const names = NOTICE_LANGUAGES.flatMap((language) => {
    const named = new Intl.DisplayNames(localeOf(language), { type: 'language', fallback: 'none' });
    return codes.flatMap((code): [string, string][] => {
      const name = named.of(code);
      return name === undefined ? [] : [[withoutMarks(name), code]];
    });
  });
  return new Map(names);
}
let known: ReadonlyMap<string, string> | undefined;

/** The code of a language that is written by its name, in any language of the pages, or by its code; otherwise as written. */
function languageMeant(text: string): string {
  known ??= namesToCodes();
  const written = withoutMarks(text);
  return known.get(written) ?? (CODE.test(written) ? written : text);
}

/** The languages of a line: names stand between commas, codes may stand between spaces too. */
export const languagesMeant = (line: string): string[] =>
  line
    .split(/[,;،\n]+/)
    .map((part) => part.trim())
    .filter(Boolean)
    .flatMap((part) => {
      const whole = languageMeant(part);
      return CODE.test(whole) ? [whole] : part.split(/\s+/).map(languageMeant);
    });
