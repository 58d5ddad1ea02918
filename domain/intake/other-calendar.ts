import { Temporal } from 'temporal-polyfill/full';
import { DateSchema } from '../kernel/calendar.ts';
import { plainCode } from '../kernel/written-text.ts';
import type { BirthCalendar, DateFault, WrittenDate } from './written-date.ts';

/** The Gregorian date of a day, a month or a year in another calendar, written year first. */
export function readInCalendar(written: string, calendar: BirthCalendar): WrittenDate | DateFault {
  const found = /^(\d{3,4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/.exec(plainCode(written).trim());
  if (!found) return { text: 'not-a-date.in-calendar', values: { calendar } };
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 0), Number(found[3] ?? 0)];
  try {
    const date = Temporal.PlainDate.from(
      { calendar, year, month: Math.max(1, month), day: Math.max(1, day) },
      { overflow: 'reject' },
    )
      .withCalendar('iso8601')
      .toString();
    if (!DateSchema.safeParse(date).success) return { text: 'not-a-date.in-calendar', values: { calendar } };
    return { date, known: month === 0 ? 'year' : day === 0 ? 'month' : 'day' };
  } catch {
    return { text: 'not-a-date.in-calendar', values: { calendar } };
  }
}
