import { IntlMessageFormat } from 'intl-messageformat';
import type { NoticeLanguage } from './languages.ts';
import { localeOf } from './languages.ts';

export type Values = Readonly<Record<string, string | number | Date>>;

const compiled = new Map<string, IntlMessageFormat>();

/**
 * Words from an ICU message. Dates are written as `{x, date, day}` or `{x, time, minute}` in the reader's time zone;
 * a message that is missing a value is an error of the programme, told by name.
 */
export function format(message: string, language: NoticeLanguage, values: Values, timeZone = 'UTC'): string {
  const key = `${language}|${timeZone}|${message}`;
  let made = compiled.get(key);
  if (!made) {
    const formats = {
      date: { day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone } },
      time: { minute: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } },
    } as const;
    made = new IntlMessageFormat(message, localeOf(language), formats, { ignoreTag: true });
    compiled.set(key, made);
  }
  return String(made.format({ ...values }));
}
