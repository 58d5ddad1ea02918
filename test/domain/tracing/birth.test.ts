import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { birthSpan, impossibleBirth } from '../../../domain/tracing/persons/birth.ts';
import { compareBirths } from '../../../domain/tracing/persons/compare-birth.ts';
import type { Birth } from '../../../domain/tracing/schema.ts';
import { SoughtSchema } from '../../../domain/tracing-request/sought.ts';

const compare = (a: Birth, b: Birth) => compareBirths(birthSpan(a)!, birthSpan(b)!);

describe('births in four calendars', () => {
  it('meets across calendars', () => {
    expect(compare({ date: '1369-05-06', calendar: 'persian' }, { date: '1990-07-28' }).how).toBe('same day');
    expect(compare({ date: '1982-07-05', calendar: 'ethiopic' }, { date: '1990-03-14' }).how).toBe(
      'same day',
    );
    expect(
      compare({ date: '1410-09-02', calendar: 'islamic-umalqura' }, { date: '1990-03-28' }).bits,
    ).toBeGreaterThan(0);
  });
  it('takes the first day of a year for the year', () => {
    expect(compare({ date: '1377-01-01', calendar: 'persian' }, { year: 1998 })).toMatchObject({
      how: 'fits',
    });
  });
  it('forgives day and month exchanged, and a year copied from another calendar, but less than it rewards', () => {
    const swapped = compare({ date: '1990-03-04' }, { date: '1990-04-03' }).bits;
    expect(swapped).toBeGreaterThan(4);
    expect(swapped).toBeLessThan(compare({ date: '1990-03-04' }, { date: '1990-03-04' }).bits);
    const copied = compare({ year: 1990, calendar: 'ethiopic' }, { year: 1990 }).bits;
    expect(copied).toBeLessThan(0);
    expect(copied).toBeGreaterThan(compare({ year: 1990 }, { year: 1976 }).bits);
  });
  it('doubts two stated days of one year that share nothing, but not a day or two of another conversion', () => {
    const born = { date: '1984-05-30' };
    const year = compare(born, { year: 1984 }).bits;
    expect(compare(born, { date: '1984-11-12' }).bits).toBeLessThan(year - 2);
    expect(compare(born, { date: '1984-06-01' }).bits).toBeGreaterThan(year - 2);
  });
  it('takes one mistaken part of a date for a slip, not for another day', () => {
    const born = { date: '1984-05-17' };
    const same = compare(born, born).bits;
    for (const date of ['1984-05-12', '1984-09-17', '1985-05-17', '1948-05-17', '1994-05-17']) {
      const { bits, how } = compare(born, { date });
      expect(how, date).toContain('the same but for');
      expect(bits).toBeGreaterThan(0);
      expect(bits).toBeLessThan(same);
    }
    expect(compare(born, { date: '1967-05-17' }).bits).toBeLessThan(0);
    expect(compare(born, { date: '1994-06-18' }).bits).toBeLessThan(0);
  });
  it('falls with the distance of the years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1930, max: 2010 }), fc.integer({ min: 0, max: 20 }), (year, gap) => {
        const near = compare(
          { year, calendar: 'gregory' },
          { yearRange: [year + gap, year + gap], calendar: 'gregory' },
        );
        const far = compare(
          { year, calendar: 'gregory' },
          { yearRange: [year + gap + 1, year + gap + 1], calendar: 'gregory' },
        );
        expect(
          far.how.includes('another calendar') ||
            far.bits <= near.bits + 0.01 ||
            near.how.includes('another calendar'),
        ).toBe(true);
      }),
    );
  });
  it('names the date that cannot be', () => {
    expect(impossibleBirth({ date: '2001-02-29' })).toBe(
      'birth.date: expected a date that the gregory calendar has, received 2001-02-29',
    );
    expect(impossibleBirth({ date: '1377-13-01', calendar: 'persian' })).toContain('persian');
    expect(impossibleBirth({ date: '1990-13-05', calendar: 'ethiopic' })).toBeUndefined();
    expect(impossibleBirth({ date: '2199-01-05' })).toContain('before the year 2101');
    expect(impossibleBirth({ year: 2543 })).toContain('birth.year');
    expect(impossibleBirth({ year: 1403 })).toBeUndefined();
    expect(impossibleBirth({ age: { years: 9, asOf: '2024-13-01' } })).toContain('birth.age.asOf');
  });
  it.each<[string, unknown]>([
    ['birth.date', { date: '1e999' }],
    ['birth.year', { date: '1990-07-28', calendar: 'persian', year: 0 }],
    ['birth.age.asOf', { age: { years: 0, asOf: 'x' } }],
    ['birth.yearRange.0', { yearRange: [0, 1] }],
  ])('refuses %s that has not the shape of one before it asks which day that is', (at, birth) => {
    const { error } = SoughtSchema.safeParse({ name: 'x', relationship: 'sibling', sex: 'f', birth });
    expect(error?.issues.map(({ path }) => path.join('.'))).toContain(at);
  });
});
