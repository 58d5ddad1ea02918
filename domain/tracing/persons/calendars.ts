import { Temporal } from 'temporal-polyfill/full';
import type { Birth } from '../schema.ts';

export type CalendarName = NonNullable<Birth['calendar']>;

/** First epoch day of each month of a year, and of the year after: `months + 1` numbers. */
const years = new Map<string, Int32Array>();
const DAY_MS = 86_400_000;

export function epochDay(isoDay: string): number {
  return Math.round(Date.parse(`${isoDay}T00:00:00Z`) / DAY_MS);
}

function monthStarts(calendar: CalendarName, year: number): Int32Array {
  const key = `${calendar}${year}`;
  let starts = years.get(key);
  if (starts === undefined) {
    const first = Temporal.PlainDate.from({ calendar, year, month: 1, day: 1 });
    const days: number[] = [];
    for (let month = 1; month <= first.monthsInYear; month++) {
      days.push(dayOf(Temporal.PlainDate.from({ calendar, year, month, day: 1 })));
    }
    days.push(days[0]! + first.daysInYear);
    starts = Int32Array.from(days);
    years.set(key, starts);
  }
  return starts;
}

function dayOf(date: Temporal.PlainDate): number {
  return epochDay(date.withCalendar('iso8601').toString());
}

/** The first and last epoch day of a calendar's year. */
export function yearSpan(calendar: CalendarName, year: number): readonly [number, number] {
  const starts = monthStarts(calendar, year);
  return [starts[0]!, starts.at(-1)! - 1];
}

/** The epoch day of a calendar's date, or undefined if the calendar has no such day. */
export function dateToDay(
  calendar: CalendarName,
  year: number,
  month: number,
  day: number,
): number | undefined {
  const starts = monthStarts(calendar, year);
  if (month < 1 || month >= starts.length || day < 1) return undefined;
  const at = starts[month - 1]! + day - 1;
  return at < starts[month]! ? at : undefined;
}

/** Gregorian year, with its fraction, of an epoch day. */
export function yearOfDay(day: number): number {
  return 1970 + day / 365.2425;
}
