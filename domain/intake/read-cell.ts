import type * as z from 'zod';
import { countryMeant, isCountry, WITHDRAWN_COUNTRIES } from '../kernel/country.ts';
import { hasLetter, isShortened, plainCode } from '../kernel/written-text.ts';
import { readInCalendar } from './other-calendar.ts';
import type { IntakeText, IntakeValues, IntakeWarning } from './rules.ts';
import type { BirthCalendar, DateSetting, WrittenDate } from './written-date.ts';
import { readWrittenDate } from './written-date.ts';

/** The value of a cell, or the rule that it breaks with what was expected. */
export type Reading<T> =
  | { value: T; note?: Pick<IntakeWarning, 'rule' | 'message'> }
  | { text: IntakeText; values?: IntakeValues };
/** What the file says besides the cell: how its column writes dates, and the calendar that its row names. */
export interface CellSetting extends DateSetting {
  readonly calendar?: BirthCalendar;
}
/** Reads one trimmed, non-empty cell. */
export type CellReader<T> = (cell: string, setting?: CellSetting) => Reading<T>;

const refused = (text: IntakeText, values: IntakeValues = {}) => ({ text, values });

/** Text as it is, up to a maximum length. */
export const text =
  (longest: number): CellReader<string> =>
  (cell) =>
    cell.length <= longest ? { value: cell } : refused('too-long', { most: longest });

/** The name of a person. */
export const personName: CellReader<string> = (cell) =>
  hasLetter(cell) ? text(200)(cell) : refused('name-of-nothing');

/** A registration number; rejects one that a spreadsheet has shortened, because its last digits are lost. */
export const registrationNumber: CellReader<string> = (cell) => {
  const number = plainCode(cell);
  if (isShortened(number)) return refused('wrong-format.shortened');
  if (!/[\p{L}\p{N}]/u.test(number)) return refused('wrong-format.number');
  return text(60)(number);
};

const slug = (cell: string): string =>
  plainCode(cell)
    .toLowerCase()
    .replace(/[\s_–-]+/gu, '-');

/** One of a list of codes; upper case, spaces and underscores are normalized, and synonyms are mapped. */
export const oneOf =
  <T extends string>(codes: readonly T[], synonyms: Readonly<Record<string, T>> = {}): CellReader<T> =>
  (cell) => {
    const wanted = slug(cell);
    const code =
      codes.find((candidate) => candidate === wanted) ??
      (Object.hasOwn(synonyms, wanted) ? synonyms[wanted] : undefined);
    return code === undefined ? refused('not-in-list', { options: codes.join(', ') }) : { value: code };
  };

/** Text in the format that a schema requires, after a change of case. */
export const matching =
  (schema: z.ZodType<string>, otherwise: IntakeText, to: 'lower' | 'upper'): CellReader<string> =>
  (cell) => {
    const result = schema.safeParse(
      to === 'lower' ? plainCode(cell).toLowerCase() : plainCode(cell).toUpperCase(),
    );
    return result.success ? { value: result.data } : refused(otherwise);
  };

/** A country code; a withdrawn one is read as its successor. */
export const country: CellReader<string> = (cell) => {
  const code = plainCode(cell).toUpperCase();
  if (isCountry(code)) return { value: code };
  const meant = countryMeant(plainCode(cell));
  if (meant !== undefined && meant === WITHDRAWN_COUNTRIES[code])
    return {
      value: meant,
      note: { rule: 'withdrawn-country', message: `is read as ${meant}, which it is now` },
    };
  return meant === undefined ? refused('not-in-list.country') : refused('not-in-list.meant', { meant });
};

const noted = ({ date: value, doubtful }: WrittenDate): { note?: Pick<IntakeWarning, 'rule' | 'message'> } =>
  doubtful ? { note: { rule: 'read-as', message: `is read as ${value}` } } : {};

/** Two digits of the year of anything but a birth are of this century. */
const THIS_CENTURY = '2099-12-31';

/** A calendar date, to the day. */
export const date: CellReader<string> = (cell, setting = {}) => {
  const read = readWrittenDate(cell, { order: setting.order, latest: THIS_CENTURY });
  if (!('date' in read)) return refused(read.text, read.values);
  return read.known === 'day' ? { value: read.date, ...noted(read) } : refused('not-a-date');
};

/** A birth date; known to the month or the year it is the first day of that, estimated. An age is read as its year. */
export const birthDate: CellReader<{ date: string; estimated: boolean }> = (cell, setting = {}) => {
  const { calendar = 'gregorian' } = setting;
  const read = calendar === 'gregorian' ? readWrittenDate(cell, setting) : readInCalendar(cell, calendar);
  if (!('date' in read))
    return refused(read.text === 'not-a-date' ? 'not-a-date.birth' : read.text, read.values);
  return { value: { date: read.date, estimated: read.known !== 'day' }, ...noted(read) };
};

/** A year of birth. */
export const year: CellReader<number> = (cell) => {
  const value = plainCode(cell);
  return /^\d{4}$/.test(value) && Number(value) >= 1880 && Number(value) <= 2100
    ? { value: Number(value) }
    : refused('not-a-year');
};

/** The number of persons in a case; spreadsheets may write 2 as 2.0. */
export const count: CellReader<number> = (cell) => {
  const whole = /^(\d{1,3})([.,]0+)?$/.exec(plainCode(cell));
  return whole ? { value: Number(whole[1]) } : refused('wrong-format.count');
};

const YES = ['yes', 'y', 'true', '1'];
const NO = ['no', 'n', 'false', '0'];

/** Yes or no. */
export const yesOrNo: CellReader<boolean> = (cell) => {
  const said = plainCode(cell).toLowerCase();
  if (YES.includes(said)) return { value: true };
  return NO.includes(said) ? { value: false } : refused('not-yes-or-no');
};

/** Values between separators; an empty one becomes `empty` if that is given, and is rejected otherwise. */
export const list =
  <T>(of: CellReader<T>, empty?: T, separator = '|'): CellReader<T[]> =>
  (cell, setting) => {
    const values: T[] = [];
    for (const part of cell.split(separator).map((piece) => piece.trim())) {
      if (part === '' && empty !== undefined) {
        values.push(empty);
        continue;
      }
      if (part === '') return refused('list-length.empty', { separator });
      const reading = of(part, setting);
      if (!('value' in reading)) return reading;
      values.push(reading.value);
    }
    return { value: values };
  };
