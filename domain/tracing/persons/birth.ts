import type { Birth } from '../schema.ts';
import { type CalendarName, dateToDay, epochDay, yearOfDay, yearSpan } from './calendars.ts';

/** When a person was born, as far as is known: epoch days, both ends included. */
export interface BirthSpan {
  readonly lo: number;
  readonly hi: number;
  /**
   * The day is known: not a year, a range, an age, or the 1 January (1 Farvardin, …) that clerks write for a year.
   */
  readonly exact: boolean;
  /** The day with day and month swapped, if that is also a date. */
  readonly swapped?: number;
  /** Spans that the same digits mean in the calendars that were not stated. */
  readonly misread: readonly (readonly [number, number])[];
}

/** Days that a stated age may be off: ages are rounded, and count birthdays, not years. */
const AGE_SLACK = 183;
const CALENDAR_NAMES: readonly CalendarName[] = ['gregory', 'persian', 'islamic-umalqura', 'ethiopic'];
const EARLIEST = 1870;
const LATEST = 2035;
/** No birth is later: a later year is a typing error. */
const LAST_BIRTH = epochDay('2100-12-31');

/** The calendar of the birth: the stated one or, for years impossible for a Gregorian birth, the one they fit. */
function calendarOf(birth: Birth, year: number): CalendarName {
  if (birth.calendar !== undefined) return birth.calendar;
  if (year >= 1250 && year < 1420) return 'persian';
  return year >= 1420 && year < 1480 ? 'islamic-umalqura' : 'gregory';
}

/** The first reason why a birth is impossible: which field, what was expected, what was received. */
export function impossibleBirth(birth: Birth): string | undefined {
  if (birth.date !== undefined) {
    const [year, month, day] = birth.date.split('-').map(Number) as [number, number, number];
    const calendar = calendarOf(birth, year);
    const at = year < 1 ? undefined : dateToDay(calendar, year, month, day);
    if (at === undefined)
      return `birth.date: expected a date that the ${calendar} calendar has, received ${birth.date}`;
    if (at > LAST_BIRTH) return `birth.date: expected a birth before the year 2101, received ${birth.date}`;
  }
  const [first] = birth.yearRange ?? [];
  for (const [field, year] of [
    ['year', birth.year],
    ['yearRange', first],
  ] as const) {
    if (year !== undefined && yearSpan(calendarOf(birth, year), year)[0] > LAST_BIRTH)
      return `birth.${field}: expected a birth before the year 2101, received ${year}`;
  }
  const asOf = birth.age?.asOf;
  if (asOf !== undefined) {
    const [year, month, day] = asOf.split('-').map(Number) as [number, number, number];
    if (year < 1 || dateToDay('gregory', year, month, day) === undefined) {
      return `birth.age.asOf: expected a Gregorian date, received ${asOf}`;
    }
  }
  return undefined;
}

/** Dates that forms and spreadsheets put where none is known. */
const NO_DATE: ReadonlySet<string> = new Set(['1900-01-01', '1111-11-11']);

/** A birth as one span; undefined if nothing is known. The most precise statement wins. */
export function birthSpan(birth: Birth | undefined): BirthSpan | undefined {
  if (birth?.date !== undefined && NO_DATE.has(birth.date)) return undefined;
  if (birth?.date !== undefined) return ofDate(birth, birth.date);
  if (birth?.year !== undefined) return ofYears(birth, birth.year, birth.year);
  if (birth?.age !== undefined) return ofAge(birth.age.years, birth.age.asOf);
  return birth?.yearRange === undefined ? undefined : ofYears(birth, birth.yearRange[0], birth.yearRange[1]);
}

function ofDate(birth: Birth, date: string): BirthSpan | undefined {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const calendar = calendarOf(birth, year);
  if (month === 1 && day === 1) return ofYears(birth, year, year);
  const at = dateToDay(calendar, year, month, day);
  if (at === undefined) return undefined;
  const others = CALENDAR_NAMES.filter((other) => other !== calendar && plausible(other, year));
  const misread = others.flatMap((other) => {
    const read = dateToDay(other, year, month, day);
    return read === undefined ? [] : [[read, read] as const];
  });
  const swapped = day <= 12 && day !== month ? dateToDay(calendar, year, day, month) : undefined;
  return { lo: at, hi: at, exact: true, misread, ...(swapped === undefined ? {} : { swapped }) };
}

function ofYears(birth: Birth, first: number, last: number): BirthSpan {
  const calendar = calendarOf(birth, first);
  const others = CALENDAR_NAMES.filter((other) => other !== calendar && plausible(other, first));
  const misread = others.map((other) => [yearSpan(other, first)[0], yearSpan(other, last)[1]] as const);
  return { lo: yearSpan(calendar, first)[0], hi: yearSpan(calendar, last)[1], exact: false, misread };
}

function ofAge(years: number, asOf: string): BirthSpan {
  const hi = epochDay(asOf) - Math.trunc(years * 365.2425);
  return { lo: hi - 365 - AGE_SLACK, hi: hi + AGE_SLACK, exact: false, misread: [] };
}

function plausible(calendar: CalendarName, year: number): boolean {
  const offsets = { gregory: 0, persian: 621, 'islamic-umalqura': 580, ethiopic: 8 };
  const gregorian = year + offsets[calendar];
  return gregorian >= EARLIEST && gregorian <= LATEST;
}

/** The Gregorian year in the middle of the span. */
export function middleYear(span: BirthSpan): number {
  return Math.floor(yearOfDay((span.lo + span.hi) / 2));
}
