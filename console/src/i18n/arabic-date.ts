import { arabicOf, withBothMonths } from '../../../domain/notices/arabic.ts';
import { isolate } from './isolates.ts';

const DAY = { day: 'numeric', month: 'long', year: 'numeric' } as const;
const MINUTE = { hour: 'numeric', minute: '2-digit' } as const;

/** A month, `2026-11`, named as in the reader's country. */
export function arabicMonth(month: string, timeZone: string): string {
  const country = arabicOf(timeZone);
  const format = new Intl.DateTimeFormat(`${country ?? 'ar'}-u-ca-gregory-nu-latn`, {
    ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
  });
  const written = format.format(new Date(`${month}-01T00:00:00Z`));
  return isolate(country === undefined ? withBothMonths(written) : written);
}

/**
 * A day, or an instant to the minute, with the month named as in the reader's country: a date in numbers alone would
 * be reordered from right to left. `timeZone` is the reader's; a day that is the same everywhere uses UTC.
 */
export function arabicDate(at: string, timeZone: string, what: 'plain' | 'day' | 'instant'): string {
  const country = arabicOf(timeZone);
  const options = { ...DAY, ...(what === 'instant' ? MINUTE : {}) };
  const zone = what === 'plain' ? 'UTC' : timeZone;
  const format = new Intl.DateTimeFormat(`${country ?? 'ar'}-u-ca-gregory-nu-latn`, {
    ...options,
    timeZone: zone,
  });
  const date = format.format(new Date(at));
  return isolate(country === undefined ? withBothMonths(date) : date);
}
