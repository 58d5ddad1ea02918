/** The result of a complete text, typed or pasted, in a date field. */
export type TypedDate = { readonly date: string } | 'begun' | 'unread';

const SEPARATOR = /[-/.\s]+/;
/** The digits of Arabic and of Persian keyboards. */
const OTHER_DIGIT = /[٠-٩۰-۹]/g;

/**
 * A text with Arabic or Persian digits as the field takes it: with the digits that it stores, and a hyphen after year
 * and month. Any other text stays as it is.
 */
export function plainDigits(text: string): string {
  const plain = text.replace(OTHER_DIGIT, (digit) => `${digit.charCodeAt(0) % 16}`);
  if (plain === text) return text;
  return plain
    .trim()
    .replace(/^(\d{4})(\d{1,2})$/, '$1-$2')
    .replace(/^(\d{4}-\d{2})(\d{1,2})$/, '$1-$2');
}

/** Whether a key writes a digit that the field itself does not know. */
export const isOtherDigit = (key: string): boolean => /^[٠-٩۰-۹]$/.test(key);

/**
 * Reads a date that begins with the year, with any separator. Otherwise it is unclear which number is the month, so
 * the text is not accepted.
 */
export function typedDate(text: string): TypedDate {
  const written = plainDigits(text).trim();
  if (/^\d{0,4}$|^\d{4}-(\d{0,2}|\d{2}-\d?)$/.test(written)) return 'begun';
  // Eight digits: in this order, day and month cannot be in the position of a year in these centuries.
  const parted = written.replace(/^((?:19|20)\d{2})(\d{2})(\d{2})$/, '$1-$2-$3');
  const [year = '', month = '', day = '', ...more] = parted.split(SEPARATOR);
  if (more.length > 0 || !/^\d{4}$/.test(year) || ![month, day].every((part) => /^\d{1,2}$/.test(part)))
    return 'unread';
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  const real = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
  return real ? { date } : 'unread';
}

/** Whether a key pressed after this text cannot lead to a date: a letter, or a separator within the year. */
export const isRefusedKey = (text: string, key: string): boolean =>
  key.length === 1 &&
  !/\d/.test(plainDigits(key)) &&
  (!SEPARATOR.test(key) || /^\d{1,3}$/.test(plainDigits(text)));
