import * as z from 'zod';
import { present } from './present.ts';
import { RULES } from './rules.ts';

/**
 * Characters that are invisible and no part of a letter: control characters, directional marks, zero-width spaces,
 * byte-order marks, soft hyphens, Hangul fillers (letters to Unicode), tags.
 */
const MARKS =
  /[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|(?!\s)\p{Cc}/gu;
/** Characters that join or stretch letters: right in a name, meaningless in a code. */
const JOINERS = /\u034F|\u0640|\u200C|\u200D|[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;
/** The code points of zero in other scripts. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6];

/** Text as people see it, without invisible marks and outer spaces. The joiners of Persian and Indic names stay. */
export const withoutMarks = (text: string): string => text.replace(MARKS, '').trim();

/**
 * A code, number or date as it is meant: without marks and joiners, with compatibility forms and the digits of any
 * script made plain.
 */
export const plainCode = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(MARKS, '')
    .replace(JOINERS, '')
    .replace(/\p{Nd}/gu, (digit) => {
      const code = present(digit.codePointAt(0), 'a digit');
      const zero = ZEROS.find((first) => code - first >= 0 && code - first < 10);
      return zero === undefined ? digit : String(code - zero);
    })
    .trim();

/** A registration number for comparison: letter case does not matter either. */
export const normalizedNumber = (number: string): string => plainCode(number).toUpperCase();

/** The number of a paper for comparison: blanks, hyphens and the like, which people leave out, do not matter either. */
export const plainPaperNumber = (number: string): string =>
  normalizedNumber(number).replace(/[^\p{L}\p{N}]/gu, '');

/** True for a number that a spreadsheet has shortened, such as 2.64E+11: its last digits are lost. */
export const isShortened = (number: string): boolean =>
  /^[+-]?\d+([.,]\d+)?E\+?\d+$/i.test(plainCode(number));

const LETTER = /\p{L}/u;
const LETTER_OR_DIGIT = /\p{L}|\p{N}/u;

/** Whether the text contains a letter; ".", "-" and invisible marks are no name. */
export const hasLetter = (text: string): boolean => LETTER.test(withoutMarks(text));

/** The name of a person or place as it is entered. */
export const writtenName = (most = 200) =>
  z.string().overwrite(withoutMarks).min(1).max(most).regex(LETTER, RULES['has-letter']);

/** A registration number as it is entered, normalized for case, marks and outer spaces. */
export const writtenNumber = (most = 60) =>
  z
    .string()
    .overwrite(plainCode)
    .min(1)
    .max(most)
    .regex(LETTER_OR_DIGIT, RULES['has-letter-or-digit'])
    .refine((text) => !isShortened(text), RULES['not-shortened']);
