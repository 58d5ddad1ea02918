import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import { arabicDate } from './arabic-date.ts';
import { isolate } from './isolates.ts';

const STEPS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;

export interface Format {
  /** `2026-11-22` as a date, without a time zone's shift. */
  date(date: string): string;
  /** An instant on the person's clock. */
  instant(instant: string): string;
  /** An instant on the clock of a place. */
  instantIn(instant: string, timeZone: string): string;
  /** What the clock of a place is called then. */
  zone(instant: string, timeZone: string): string;
  day(instant: string): string;
  number(value: number): string;
  /** Words one after the other, with the comma of the language; in Arabic each keeps its own direction. */
  list(values: readonly string[]): string;
  /** `in 3 days`, `2 hours ago`. */
  fromNow(instant: string, now?: number): string;
}

/** `Jordan Time`, as the language calls it whatever the season; UTC has no such name but its own. */
export function zoneName(locale: string, instant: string, timeZone: string): string {
  const timeZoneName = /^(Etc\/)?(UTC|GMT)$/.test(timeZone) ? 'long' : 'longGeneric';
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(new Date(instant));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}

/** Keeps the half of the day on the line of its time. */
const together = (text: string): string => text.replace(/[ \u202f](?=[AP]M\b)/g, '\u00a0');

/** Dates and numbers in the chosen language. */
export function useFormat(): Format {
  const intl = useIntl();
  return useMemo(() => {
    const others: Format = {
      date: (date) => intl.formatDate(`${date}T00:00:00Z`, { dateStyle: 'medium', timeZone: 'UTC' }),
      instant: (instant) => together(intl.formatDate(instant, { dateStyle: 'medium', timeStyle: 'short' })),
      instantIn: (instant, timeZone) =>
        together(intl.formatDate(instant, { dateStyle: 'medium', timeStyle: 'short', timeZone })),
      zone: (instant, timeZone) => zoneName(intl.locale, instant, timeZone),
      day: (instant) => intl.formatDate(instant, { dateStyle: 'medium' }),
      number: (value) => intl.formatNumber(value),
      list: (values) => values.join(', '),
      fromNow(instant, now = Date.now()) {
        const seconds = (Date.parse(instant) - now) / 1000;
        const [unit, length] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? STEPS[4];
        return intl.formatRelativeTime(Math.round(seconds / length), unit, { numeric: 'auto' });
      },
    };
    if (intl.locale !== 'ar') return others;
    const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
    return {
      ...others,
      list: (values) => values.map(isolate).join('، '),
      date: (date) => arabicDate(`${date}T00:00:00Z`, zone, 'plain'),
      instant: (instant) => arabicDate(instant, zone, 'instant'),
      instantIn: (instant, timeZone) => arabicDate(instant, timeZone, 'instant'),
      day: (instant) => arabicDate(instant, zone, 'day'),
    };
  }, [intl]);
}
