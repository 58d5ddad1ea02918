import * as z from 'zod';
import { RULES } from './rules.ts';

/**
 * What nobody sees and what carries no letter: control characters, direction, zero-width spaces, byte-order marks, soft
 * hyphens, fillers of Hangul (letters to Unicode), tags.
 */
const MARKS =
  /[\u00AD\u061C\u115F\u1160\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|(?!\s)\p{Cc}/gu;
/** What joins or stretches letters: right in a name, without meaning in a code. */
const JOINERS = /\u034F|\u0640|\u200C|\u200D|[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;
/** Digits of other scripts begin at these. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6];

/** Text as people see it: without invisible marks and outer spaces. Joiners of Persian and Indic names stay. */
export const withoutMarks = (text: string): string => text.replace(MARKS, '').trim();

/** A code, number or date as it is meant: no marks or joiners, compatibility forms and digits of any script plain. */
export const plainCode = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(MARKS, '')
    .replace(JOINERS, '')
    .replace(/\p{Nd}/gu, (digit) => {
      const zero = ZEROS.find(
        (first) => digit.codePointAt(0)! - first >= 0 && digit.codePointAt(0)! - first < 10,
      );
      return zero === undefined ? digit : String(digit.codePointAt(0)! - zero);
    })
    .trim();

/** A registration number as it is compared: letter case does not matter either. */
export const evenedNumber = (number: string): string => plainCode(number).toUpperCase();

/** A number that a spreadsheet has shortened, such as 2.64E+11: its last digits are gone. */
export const isShortened = (number: string): boolean =>
  /^[+-]?\d+([.,]\d+)?E\+?\d+$/i.test(plainCode(number));

const LETTER = /\p{L}/u;
const LETTER_OR_DIGIT = /\p{L}|\p{N}/u;

/** Whether there is a letter in it; ".", "-" and marks that nobody sees name nobody. */
export const hasLetter = (text: string): boolean => LETTER.test(withoutMarks(text));

/** The name of a person or place as it comes in. */
export const writtenName = (most = 200) =>
  z.string().overwrite(withoutMarks).min(1).max(most).regex(LETTER, RULES['has-letter']);

/** A registration number as it comes in: case, marks and outer spaces aside, it stands for one thing only. */
export const writtenNumber = (most = 60) =>
  z
    .string()
    .overwrite(plainCode)
    .min(1)
    .max(most)
    .regex(LETTER_OR_DIGIT, RULES['has-letter-or-digit'])
    .refine((text) => !isShortened(text), RULES['not-shortened']);
