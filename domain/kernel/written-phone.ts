import * as z from 'zod';
import { RULES } from './rules.ts';
import { isShortened, plainCode } from './written-text.ts';

/** Country codes of one and two digits; all others have three (ITU-T E.164). */
const SHORT_CODES = /^\+(1|7|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;
/** Countries whose numbers keep the 0 after the country code. */
const KEEPS_ZERO = /^\+(39|378|379|225|241|242)/;

/**
 * A phone number as it is meant: digits of any script, without blanks, dots, brackets and hyphens, `00` as `+`, and
 * without the 0 that people leave between the country code and the number.
 */
export function plainPhone(written: string): string {
  if (isShortened(written)) return written;
  const digits = plainCode(written)
    .replace(/[\s().\-–/]/gu, '')
    .replace(/^00/, '+');
  const code = SHORT_CODES.exec(digits)?.[0] ?? digits.slice(0, 4);
  if (!digits.startsWith('+') || KEEPS_ZERO.test(digits) || digits[code.length] !== '0') return digits;
  return code + digits.slice(code.length + 1);
}

/** A phone number as it is entered, in any usual form that has its country code; becomes E.164. */
export const writtenPhone = () =>
  z
    .string()
    .overwrite(plainPhone)
    .refine((phone) => !isShortened(phone), { error: RULES['phone-shortened'], abort: true })
    .refine((phone) => !/^0\d{5,}$/.test(phone), { error: RULES['phone-local'], abort: true })
    .refine((phone) => !/^[1-9]\d{9,14}$/.test(phone), { error: RULES['phone-plus'], abort: true })
    .regex(/^\+[1-9]\d{6,14}$/, RULES['phone-number']);
