import { IntlMessageFormat } from 'intl-messageformat';
import type { NoticeLanguage } from './languages.ts';
import { localeOf } from './languages.ts';

export type Values = Readonly<Record<string, string | number | Date>>;

const compiled = new Map<string, IntlMessageFormat>();

/** Where the names of weekdays decline, a sentence with “until Sunday” needs another word than the calendar gives. */
const WITHOUT_WEEKDAY = new Set<NoticeLanguage>(['uk']);

const day = (language: NoticeLanguage): Intl.DateTimeFormatOptions => ({
  ...(WITHOUT_WEEKDAY.has(language) ? {} : { weekday: 'long' }),
  ...{ day: 'numeric', month: 'long', year: 'numeric' },
});

/**
 * Words from an ICU message. Dates are written as `{x, date, day}` or `{x, time, minute}` in the reader's time zone;
 * a message that is missing a value is an error of the programme, told by name.
 */
export function format(message: string, language: NoticeLanguage, values: Values, timeZone = 'UTC'): string {
  const key = `${language}|${timeZone}|${message}`;
  let made = compiled.get(key);
  if (!made) {
    const formats = {
      date: { day: { ...day(language), timeZone } },
      time: { minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } },
    } as const;
    made = new IntlMessageFormat(message, localeOf(language), formats, { ignoreTag: true });
    compiled.set(key, made);
  }
  // The stop of an abbreviation, such as “2026 г.”, is the stop of its sentence.
  return String(made.format({ ...values })).replace(/(?<!\.)\.\.(?!\.)/g, '.');
}
