import * as z from 'zod';
import { DateSchema } from '../kernel/calendar.ts';
import { plainCode } from '../kernel/written-text.ts';
import { monthNamed } from './month-names.ts';
import type { IntakeText, IntakeValues } from './rules.ts';

/** Calendars in which papers of the field give dates (UAX 35 names). */
export const BirthCalendarSchema = z.enum(['gregorian', 'persian', 'islamic-umalqura', 'ethiopic']);
export type BirthCalendar = z.infer<typeof BirthCalendarSchema>;

/** Which of two numbers is the day, as a column settles it. */
export type DayOrder = 'day-first' | 'month-first';

/** What the file says about a date besides its cell. */
export interface DateSetting {
  readonly order?: DayOrder | undefined;
  /** The date of the import, from which an age counts. */
  readonly today?: string | undefined;
  /** The last day that two digits of a year may mean; without it, and after it, they are of the century before. */
  readonly latest?: string | undefined;
}

export interface WrittenDate {
  /** ISO 8601; the first day of what is known only to the month or the year. */
  readonly date: string;
  readonly known: 'day' | 'month' | 'year';
  /** It is read otherwise than it is written, in a way that a person should look at. */
  readonly doubtful?: true;
}
export type DateFault = { readonly text: IntakeText; readonly values?: IntakeValues };
type Read = WrittenDate | DateFault | undefined;

/** Years of the Hijri calendars, which no register of people who live today has in the Gregorian one. */
const [HIJRI_FROM, HIJRI_TO] = [1280, 1450];
/** What spreadsheets store a date as: days since the end of 1899; 1954 to 2064. */
const [SERIAL_FROM, SERIAL_TO] = [20_000, 60_000];
const DAY_MS = 86_400_000;

/** No date is longer; what is, is not searched for one. */
const LONGEST = 60;
/** The most days that a thirteenth month has, in the calendar of Ethiopia. */
const THIRTEENTH = 6;
const TIME = String.raw`[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})(?:\2(\d{1,2})(?:${TIME})?)?$`, 'i');
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})(?:${TIME})?$`, 'i');

const two = (number: number): string => String(number).padStart(2, '0');

function partsRead(year: number, month: number, day: number): Read {
  if ((year >= HIJRI_FROM && year <= HIJRI_TO) || (month === 13 && day <= THIRTEENTH))
    return { text: 'not-a-date.calendar' };
  if (month === 0 && day === 0) return valid(`${year}-01-01`, 'year');
  if (day === 0) return valid(`${year}-${two(month)}-01`, 'month');
  return valid(`${year}-${two(month)}-${two(day)}`, 'day');
}

const valid = (date: string, known: WrittenDate['known']): Read =>
  DateSchema.safeParse(date).success ? { date, known } : undefined;

/** `1988-4-9`, `1988/04/19`, with or without a time: a year that comes first is followed by the month. */
function yearFirst(cell: string): Read {
  const found = YEAR_FIRST.exec(cell);
  if (!found) return undefined;
  return partsRead(Number(found[1]), Number(found[3]), Number(found[4] ?? 0));
}

/** `19/04/1988`, with or without a time: read where one of the two cannot be a month, or the column has settled which is which. */
function yearLast(cell: string, order: DayOrder | undefined): Read {
  const found = YEAR_LAST.exec(cell);
  if (!found) return undefined;
  const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4])];
  if (first > 12 || first === second) return partsRead(year, second, first);
  if (second > 12) return partsRead(year, first, second);
  if (first === 0 || second === 0) return partsRead(year, Math.max(first, second), 0);
  if (order === 'day-first') return partsRead(year, second, first);
  if (order === 'month-first') return partsRead(year, first, second);
  const [one, other] = [`${year}-${two(second)}-${two(first)}`, `${year}-${two(first)}-${two(second)}`];
  return { text: 'not-a-date.order', values: { one, other } };
}

/** `19-Apr-1988`, `April 19, 1988`: the month has a name. Two digits of a year are doubtful. */
function withMonthName(cell: string, latest: string | undefined): Read {
  const found =
    /^(\d{1,2})[\s./-]*(\p{L}[\p{L}\p{M}. ]*)[\s./,-]*(\d{4}|\d{2})$/u.exec(cell) ??
    /^(\p{L}[\p{L}\p{M}. ]*)[\s./-]*(\d{1,2})[\s,./-]+(\d{4}|\d{2})$/u.exec(cell);
  if (!found) return undefined;
  const [, one = '', other = '', written = ''] = found;
  const [day, name] = /^\d/.test(one) ? [one, other] : [other, one];
  const month = monthNamed(name);
  if (month === undefined) return undefined;
  if (written.length === 4) return partsRead(Number(written), month, Number(day));
  const at = (century: number) => partsRead(century + Number(written), month, Number(day));
  const isOver = (read: Read) => !(read && 'date' in read) || latest === undefined || read.date > latest;
  const [early, late] = [at(1900), at(2000)];
  const read = isOver(late) ? early : late;
  return read && 'date' in read ? { ...read, doubtful: true } : read;
}

/** `1988`, `1988.0`, `ca. 1988`, `38 years`: the year is known, or follows from an age. */
function yearAlone(cell: string, today: string | undefined): Read {
  const year = /^(?:(?:ca?|circa|about|approx|env(?:iron)?|vers|حوالي|~)\.?\s*)?(\d{4})(?:[.,]0+)?$/iu.exec(
    cell,
  )?.[1];
  if (year !== undefined)
    return /^(1[89]|2\d)/.test(year)
      ? { date: `${year}-01-01`, known: 'year' }
      : partsRead(Number(year), 0, 0);
  const age = /^(?:aged?\s*)?(\d{1,3})\s*(?:y|yrs?|years?(?:\s+old)?|ans?|سنة|سنوات|عام(?:ا|اً)?)\.?$/iu.exec(
    cell,
  )?.[1];
  if (age === undefined || today === undefined) return undefined;
  return { date: `${Number(today.slice(0, 4)) - Number(age)}-01-01`, known: 'year' };
}

/** `42157`: what a spreadsheet shows when the column has lost its format. */
function serial(cell: string): Read {
  const days = Number(/^(\d{5})(?:\.0+)?$/.exec(cell)?.[1] ?? Number.NaN);
  if (!(days >= SERIAL_FROM && days <= SERIAL_TO)) return undefined;
  const date = new Date(Date.UTC(1899, 11, 30) + days * DAY_MS).toISOString().slice(0, 10);
  return { date, known: 'day', doubtful: true };
}

/**
 * A date as people and programs write it, where it can mean one day only; what can mean two, what no calendar has, and
 * what is of another calendar is a fault that says so.
 */
export function readWrittenDate(
  written: string,
  { order, today, latest = today }: DateSetting = {},
): WrittenDate | DateFault {
  const cell = plainCode(written);
  if (cell.length > LONGEST) return { text: 'not-a-date' };
  return (
    yearFirst(cell) ??
    yearLast(cell, order) ??
    withMonthName(cell, latest) ??
    yearAlone(cell, today) ??
    serial(cell) ?? { text: 'not-a-date' }
  );
}

/** The order of a cell that is a date in one order only, because its day is above 12. */
function orderIn(cell: string): DayOrder | undefined {
  const found = YEAR_LAST.exec(cell);
  if (!found) return undefined;
  const [first, second] = [Number(found[1]), Number(found[3])];
  const read = yearLast(cell, undefined);
  if (!read || !('date' in read) || read.known !== 'day' || first === second) return undefined;
  return first > second ? 'day-first' : 'month-first';
}

/** The order that the cells of a column settle: one date with a day above 12 does; dates that contradict settle nothing. */
export function orderOf(cells: Iterable<string>): DayOrder | undefined {
  const orders = new Set([...cells].map((written) => orderIn(plainCode(written))));
  orders.delete(undefined);
  return orders.size === 1 ? [...orders][0] : undefined;
}
