import type { Locale } from './locales.ts';
import { directionOf } from './locales.ts';

const [FIRST_STRONG, POP] = ['\u2068', '\u2069'];

/** Text that stands by itself, so that a line from right to left does not draw its parts in another order. */
export const isolate = (text: string): string =>
  text.startsWith(FIRST_STRONG) ? text : `${FIRST_STRONG}${text}${POP}`;

/**
 * The values of a message that is read from right to left: names, numbers, phone numbers and dates that stand in it as
 * they are. What a message chooses by (`{kind, select, …}`) stays the code that it is.
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
