/** What a text that came whole, typed or pasted, says in a field of a date. */
export type TypedDate = { readonly date: string } | 'begun' | 'unread';

const SEPARATOR = /[-/.\s]+/;

/**
 * Reads a date whose year stands first, whatever stands between its numbers. Where the year does not stand first nobody
 * knows which number is the month, so nothing is made of it.
 */
export function typedDate(text: string): TypedDate {
  const written = text.trim();
  if (/^\d{0,4}$|^\d{4}-(\d{0,2}|\d{2}-\d?)$/.test(written)) return 'begun';
  // Eight digits: read so, no day and no month can stand where a year of these centuries does.
  const parted = written.replace(/^((?:19|20)\d{2})(\d{2})(\d{2})$/, '$1-$2-$3');
  const [year = '', month = '', day = '', ...more] = parted.split(SEPARATOR);
  if (more.length > 0 || !/^\d{4}$/.test(year) || ![month, day].every((part) => /^\d{1,2}$/.test(part)))
    return 'unread';
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const instant = new Date(`${date}T00:00:00Z`);
  const real = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date);
  return real ? { date } : 'unread';
}

/** Whether a key that is pressed behind this text cannot go on to a date: no letter, and no separator within the year. */
export const isRefusedKey = (text: string, key: string): boolean =>
  key.length === 1 && !/\d/.test(key) && (!SEPARATOR.test(key) || /^\d{1,3}$/.test(text));
