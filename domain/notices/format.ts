import { IntlMessageFormat } from 'intl-messageformat';
import { arabicOf, withBothMonths } from './arabic.ts';
import type { NoticeLanguage } from './languages.ts';
import { directionOf, localeOf } from './languages.ts';

export type Values = Readonly<Record<string, string | number | Date>>;

const compiled = new Map<string, IntlMessageFormat>();

/** Languages that decline the names of weekdays: “until Sunday” would need a form that the calendar does not give. */
const WITHOUT_WEEKDAY = new Set<NoticeLanguage>(['uk']);

const day = (language: NoticeLanguage): Intl.DateTimeFormatOptions => ({
  ...(WITHOUT_WEEKDAY.has(language) ? {} : { weekday: 'long' }),
  ...{ day: 'numeric', month: 'long', year: 'numeric' },
});

/** Isolates a date or time, so that right-to-left text does not reorder its parts. */
const isolated = (message: string): string =>
  message.replace(/\{\w+, (?:date|time), \w+\}/g, '\u2068$&\u2069');
const ISOLATE = /\u2068[^\u2069]*\u2069/g;

const withBothNames = (text: string): string => text.replace(ISOLATE, withBothMonths);

/**
 * The text of an ICU message. Dates are written as `{x, date, day}` or `{x, time, minute}` in the reader's time zone,
 * and as `{x, date, plain}` if the day is the same everywhere. A missing value is a programming error and is named.
 */
export function format(message: string, language: NoticeLanguage, values: Values, timeZone = 'UTC'): string {
  const key = `${language}|${timeZone}|${message}`;
  const rightToLeft = directionOf(language) === 'rtl';
  let made = compiled.get(key);
  if (!made) {
    const formats = {
      date: { day: { ...day(language), timeZone }, plain: { ...day(language), timeZone: 'UTC' } },
      time: { minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } },
    } as const;
    const locale = localeOf(language, timeZone);
    made = new IntlMessageFormat(rightToLeft ? isolated(message) : message, locale, formats, {
      ignoreTag: true,
    });
    compiled.set(key, made);
  }
  // The full stop of an abbreviation, such as “2026 г.”, also ends its sentence.
  const text = String(made.format({ ...values, zone: timeZone })).replace(/(?<!\.)\.\.(?!\.)/g, '.');
  return language === 'ar' && arabicOf(timeZone) === undefined ? withBothNames(text) : text;
}
