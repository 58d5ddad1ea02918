import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { RULES } from './rules.ts';

/** An instant as ISO 8601 in UTC, for example `2026-11-22T15:30:00.000Z`. */
export const InstantSchema = z.iso.datetime();
/** A calendar date as ISO 8601, for example `2026-11-22`. */
export const DateSchema = z.iso.date();
/** A span as an ISO 8601 duration, for example `P7D` or `PT72H`; months and years are calendar months and years. */
export const DurationSchema = z
  .string()
  .regex(/^P(?=\d|T\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/, RULES.duration);

const utc = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO('UTC');
const written = (time: Temporal.ZonedDateTime) => time.toInstant().toString({ fractionalSecondDigits: 3 });

/** The instant `duration` after `instant`, by the UTC calendar. */
export const plus = (instant: string, duration: string): string => written(utc(instant).add(duration));

/** The instant `duration` before `instant`, by the UTC calendar. */
export const minus = (instant: string, duration: string): string => written(utc(instant).subtract(duration));

/** Whole seconds from `from` to `to`; negative when `to` is earlier. */
export const secondsBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 1000);

/** The length of `duration` in seconds when it starts at `from`. */
export const secondsOf = (from: string, duration: string): number =>
  secondsBetween(from, plus(from, duration));

/** The UTC date of an instant. */
export const dateOf = (instant: string): string => utc(instant).toPlainDate().toString();

/** The date in a time zone at an instant. */
export const dateIn = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The instant of a day and a time on the clock of a time zone; a time that the clock skips or has twice is the earlier one's. */
export const instantIn = (day: string, time: string, timeZone: string): string =>
  written(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(timeZone));

/** The day and time of an instant on the clock of a time zone, to the minute, such as `2026-12-01T09:30`. */
export const localIn = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute', roundingMode: 'floor' });

/** Whether a time zone has this name. */
export function isTimeZone(name: string): boolean {
  try {
    dateIn('2026-01-01T00:00:00Z', name);
    return true;
  } catch {
    return false;
  }
}

/** Completed years of age on a day. */
export const ageOn = (birthDate: string, day: string): number =>
  Temporal.PlainDate.from(birthDate).until(Temporal.PlainDate.from(day), { largestUnit: 'years' }).years;

/** Midnight UTC of a date. */
export const startOf = (date: string): string =>
  written(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: 'UTC' }));

/** The date `duration` after `date`. */
export const datePlus = (date: string, duration: string): string =>
  Temporal.PlainDate.from(date).add(duration).toString();

/** Completed years of age on the day of `at`. */
export const ageAt = (birthDate: string, at: string): number =>
  Temporal.PlainDate.from(birthDate).until(utc(at).toPlainDate(), { largestUnit: 'years' }).years;

/** The later of two instants. */
export const later = (a: string, b: string): string => (Date.parse(a) >= Date.parse(b) ? a : b);

/** True when instant `a` is before instant `b`. */
export const isBefore = (a: string, b: string): boolean => Date.parse(a) < Date.parse(b);
