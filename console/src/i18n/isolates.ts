import type { Locale } from './locales.ts';
import { directionOf } from './locales.ts';

const [FIRST_STRONG, POP] = ['\u2068', '\u2069'];

/** Isolates text, so that right-to-left text does not reorder its parts. */
export const isolate = (text: string): string =>
  text.startsWith(FIRST_STRONG) ? text : `${FIRST_STRONG}${text}${POP}`;

/**
 * Isolates the values of a message that is read from right to left: names, numbers, phone numbers and dates inserted
 * as they are. Values that a message selects by (`{kind, select, …}`) stay codes.
 */
export function isolatedValues<V>(
  locale: Locale,
  message: string,
  values: Record<string, V>,
): Record<string, V | string> {
  if (directionOf(locale) === 'ltr') return values;
  const stands = (name: string) => message.includes(`{${name}}`) && !message.includes(`{${name},`);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && stands(name) ? isolate(value) : value,
    ]),
  );
}
