import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInCalendar } from '../../../domain/intake/other-calendar.ts';
import { date } from '../../../domain/intake/read-cell.ts';
import { readCsv } from '../../../domain/intake/read-intake.ts';
import { orderOf, readWrittenDate } from '../../../domain/intake/written-date.ts';
import { CONTEXT } from './a-household.ts';

const fileOf = (name: string) => readFileSync(`test/fixtures/cases/${name}`, 'utf8');
const today = '2026-11-28';
const read = (cell: string, order?: 'day-first' | 'month-first') => readWrittenDate(cell, { order, today });
const dateOf = (cell: string) => {
  const found = read(cell);
  return 'date' in found ? [found.date, found.known] : [found.text];
};

describe('a date as offices write it', () => {
  it.each([
    ['1988-04-19', '1988-04-19', 'day'],
    ['1988/04/19', '1988-04-19', 'day'],
    ['1988.4.9', '1988-04-09', 'day'],
    ['1988-04-19 00:00:00', '1988-04-19', 'day'],
    ['1988-04-19T00:00:00.000+03:00', '1988-04-19', 'day'],
    ['19/04/1988', '1988-04-19', 'day'],
    ['4/19/1988', '1988-04-19', 'day'],
    ['19.04.1988', '1988-04-19', 'day'],
    ['04/04/1988', '1988-04-04', 'day'],
    ['19-Apr-1988', '1988-04-19', 'day'],
    ['19 avril 1988', '1988-04-19', 'day'],
    ['19 نيسان 1988', '1988-04-19', 'day'],
    ['19 أبريل 1988', '1988-04-19', 'day'],
    ['April 19, 1988', '1988-04-19', 'day'],
    ['١٩٨٨-٠٤-١٩', '1988-04-19', 'day'],
    ['۱۹۸۸/۰۴/۱۹', '1988-04-19', 'day'],
    ['42157', '2015-06-02', 'day'],
    ['1988-04', '1988-04-01', 'month'],
    ['1988-04-00', '1988-04-01', 'month'],
    ['1988-00-00', '1988-01-01', 'year'],
    ['00/00/1988', '1988-01-01', 'year'],
    ['1988', '1988-01-01', 'year'],
    ['1988.0', '1988-01-01', 'year'],
    ['ca. 1988', '1988-01-01', 'year'],
    ['38 years', '1988-01-01', 'year'],
  ])('%s is %s, known to the %s', (cell, date, known) => {
    expect(dateOf(cell)).toEqual([date, known]);
  });

  it('is refused where it can mean two days, with both, unless its column settles the order', () => {
    expect(read('03/04/1988')).toEqual({
      text: 'not-a-date.order',
      values: { one: '1988-04-03', other: '1988-03-04' },
    });
    expect(read('03/04/1988', 'day-first')).toMatchObject({ date: '1988-04-03' });
    expect(read('03/04/1988', 'month-first')).toMatchObject({ date: '1988-03-04' });
    expect(orderOf(['03/04/1988', '19/04/1988'])).toBe('day-first');
    expect(orderOf(['03/04/1988', '4/19/1988'])).toBe('month-first');
    expect(orderOf(['19/04/1988', '4/19/1988'])).toBeUndefined();
  });

  it.each(['2004-02-30', '1987-02-29', '31/04/1988', '1988-14-01', 'soon', '', '19.04', '999999'])(
    '%s is no date',
    (cell) => {
      expect(dateOf(cell)).toEqual(['not-a-date']);
    },
  );

  it.each(['13/13/1988', '20/13/1988', '0000', '00/00/0000', '0001-01-01', `a${'.'.repeat(500)}`])(
    '%s is no date of any calendar',
    (cell) => {
      expect(dateOf(cell)).toEqual(['not-a-date']);
    },
  );

  it('is read with the time that a spreadsheet adds, and with the months of two words of the Levant', () => {
    expect(dateOf('19/04/1988 00:00')).toEqual(['1988-04-19', 'day']);
    expect(dateOf('4/19/1988 00:00:00')).toEqual(['1988-04-19', 'day']);
    expect(dateOf('19 تشرين الأول 1988')).toEqual(['1988-10-19', 'day']);
    expect(dateOf('19 كانون الثاني 1988')).toEqual(['1988-01-19', 'day']);
  });

  it('settles the order of its column only where it is a date', () => {
    expect(orderOf(['13/13/1988', '19/04/1988'])).toBe('day-first');
    expect(orderOf(['99/04/1988', '31/02/1988'])).toBeUndefined();
    expect(orderOf(['19/04/1988 00:00'])).toBe('day-first');
  });

  it('with two digits of the year is never a birth after today, and a consent of this century', () => {
    expect(read('19-Dec-26')).toMatchObject({ date: '1926-12-19' });
    expect(date('01-Mar-26')).toMatchObject({ value: '2026-03-01' });
    expect(date('01-Mar-27')).toMatchObject({ value: '2027-03-01' });
  });

  it('in another calendar has four digits of the year in ours too', () => {
    for (const cell of ['9999', '9999-01-01'])
      expect(readInCalendar(cell, 'persian')).toMatchObject({ text: 'not-a-date.in-calendar' });
  });

  it('with two digits of the year, or as a serial number, is read with a word to look at it', () => {
    expect(read('19-Apr-88')).toEqual({ date: '1988-04-19', known: 'day', doubtful: true });
    expect(read('19-Apr-24')).toMatchObject({ date: '2024-04-19', doubtful: true });
    expect(read('42157')).toMatchObject({ doubtful: true });
  });

  it('in a cell that is longer than any date is not looked for: a long one held an import for seconds', () => {
    expect(dateOf(`19 Apr ${' '.repeat(60)}1988`)).toEqual(['not-a-date']);
    expect(dateOf('19 Apr 1988')).toEqual(['1988-04-19', 'day']);
  });

  it('never throws, and what it reads is a date of the calendar', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[\d/.\-: T]{1,24}$/)), (cell) => {
        const found = read(cell);
        if ('date' in found)
          expect(new Date(`${found.date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(found.date);
      }),
    );
  });

  it('reads back every day in every spelling that means one day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-28'), noInvalidDate: true }),
        (day) => {
          const iso = day.toISOString().slice(0, 10);
          const [year, month, date] = iso.split('-') as [string, string, string];
          const english = day.toLocaleString('en', { month: 'short', timeZone: 'UTC' });
          for (const cell of [
            iso,
            iso.replaceAll('-', '/'),
            `${iso}T00:00:00Z`,
            `${date}-${english}-${year}`,
          ])
            expect(dateOf(cell)[0], cell).toBe(iso);
          expect(read(`${date}/${month}/${year}`, 'day-first')).toMatchObject({ date: iso });
        },
      ),
    );
  });
});

describe('the files from the field', () => {
  const births = (name: string) => {
    const result = readCsv(fileOf(name), CONTEXT);
    const read = result.households.map(({ newCase }) => [
      newCase.number,
      newCase.members[0]?.birthDate,
      newCase.members[0]?.birthDateEstimated,
    ]);
    return {
      read,
      refused: result.rejected.filter(({ value }) => value !== '').map(({ value, text }) => [value, text]),
      result,
    };
  };

  it('give the dates of a column in eighteen spellings, but for what no calendar has', () => {
    const { read, refused } = births('05-dates.csv');
    expect(refused).toEqual([
      ['2004-02-30', 'not-a-date.birth'],
      ['1900-01-00', 'too-old'],
    ]);
    // The serial number is a child's birth: who looks after it is missing.
    expect(read).toHaveLength(16);
    expect(read).toContainEqual(['FLD-05-08', '1988-04-19', false]);
    expect(read).toContainEqual(['FLD-05-13', '1988-01-01', true]);
  });

  it('name the calendar of a date that is of another one, and read it where a column says which', () => {
    const { refused } = births('06-calendars.csv');
    expect(refused).toEqual([
      ['1367-05-12', 'not-a-date.calendar'],
      ['1998-13-05', 'not-a-date.calendar'],
      ['2045-03-10', 'in-future'],
      ['1409-09-02', 'not-a-date.calendar'],
      ['1367', 'not-a-date.calendar'],
    ]);
    const lines = fileOf('06-calendars.csv').split('\n');
    const calendars = [
      'birth calendar',
      'persian',
      'ethiopic',
      'ethiopic',
      'gregorian',
      'islamic-umalqura',
      'persian',
    ];
    const withColumn = lines
      .map((line, at) => (calendars[at] ? `${line.trimEnd()},${calendars[at]}` : line))
      .join('\n');
    const result = readCsv(withColumn, CONTEXT);
    expect(result.households.map(({ newCase }) => newCase.members[0]?.birthDate)).toEqual([
      '1988-08-03',
      '2006-09-10',
      '1987-12-22',
      '1989-04-08',
      '1988-03-21',
    ]);
  });
});
