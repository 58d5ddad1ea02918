import { IntlMessageFormat } from 'intl-messageformat';
import { arabicOf, withBothMonths } from './arabic.ts';
import type { NoticeLanguage } from './languages.ts';
import { directionOf, localeOf } from './languages.ts';

export type Values = Readonly<Record<string, string | number | Date>>;

const compiled = new Map<string, IntlMessageFormat>();

/** Where the names of weekdays decline, a sentence with “until Sunday” needs another word than the calendar gives. */
const WITHOUT_WEEKDAY = new Set<NoticeLanguage>(['uk']);

const day = (language: NoticeLanguage): Intl.DateTimeFormatOptions => ({
  ...(WITHOUT_WEEKDAY.has(language) ? {} : { weekday: 'long' }),
  ...{ day: 'numeric', month: 'long', year: 'numeric' },
});

/** A date or time that stands by itself, so that a line from right to left does not draw its parts in another order. */
const isolated = (message: string): string =>
  message.replace(/\{\w+, (?:date|time), \w+\}/g, '\u2068$&\u2069');
const ISOLATE = /\u2068[^\u2069]*\u2069/g;

const withBothNames = (text: string): string => text.replace(ISOLATE, withBothMonths);

/**
 * Words from an ICU message. Dates are written as `{x, date, day}` or `{x, time, minute}` in the reader's time zone, a
 * day that is the same everywhere as `{x, date, plain}`; a message that is missing a value is an error of the
 * programme, told by name.
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
  // The stop of an abbreviation, such as “2026 г.”, is the stop of its sentence.
  const text = String(made.format({ ...values, zone: timeZone })).replace(/(?<!\.)\.\.(?!\.)/g, '.');
  return language === 'ar' && arabicOf(timeZone) === undefined ? withBothNames(text) : text;
}
