import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageAt,
  DurationSchema,
  dateOf,
  datePlus,
  isBefore,
  later,
  minus,
  plus,
  secondsBetween,
  secondsOf,
  startOf,
} from '../../../domain/kernel/calendar.ts';

const instant = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('durations', () => {
  it.each([
    ['2026-01-31T08:00:00.000Z', 'P1M', '2026-02-28T08:00:00.000Z'],
    ['2028-02-29T08:00:00.000Z', 'P1Y', '2029-02-28T08:00:00.000Z'],
    ['2026-12-30T23:30:00.000Z', 'PT72H', '2027-01-02T23:30:00.000Z'],
    ['2026-03-29T00:30:00.000Z', 'P1D', '2026-03-30T00:30:00.000Z'],
    ['2026-01-01T00:00:00Z', 'P3DT12H', '2026-01-04T12:00:00.000Z'],
    ['2026-01-01T00:00:00.5Z', 'PT1S', '2026-01-01T00:00:01.500Z'],
  ])('%s plus %s is %s', (from, duration, to) => {
    expect(plus(from, duration)).toBe(to);
  });

  it.each(['P', 'PT', '7D', 'P7', 'P1DT', 'PT7D', '-P7D', 'P1.5D', ' P7D', 'P7D\n'])('refuses %j', (text) => {
    expect(DurationSchema.safeParse(text).success).toBe(false);
  });

  it.each(['P7D', 'PT72H', 'P6M', 'P1Y2M3W4DT5H6M7S'])('takes %s', (text) => {
    expect(DurationSchema.safeParse(text).success).toBe(true);
  });

  it('minus undoes plus for lengths that are not calendar months', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 4000 }), (at, hours) => {
        const there = plus(at, `PT${hours}H`);
        expect(minus(there, `PT${hours}H`)).toBe(at);
        expect(secondsBetween(at, there)).toBe(hours * 3600);
        expect(secondsOf(at, `PT${hours}H`)).toBe(hours * 3600);
      }),
    );
  });

  it('writes instants that sort as text in the order of time', () => {
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const [x, y] = [plus(a, 'PT0S'), plus(b, 'PT0S')];
        expect(x < y).toBe(isBefore(x, y));
        expect(later(x, y)).toBe(x < y ? y : x);
      }),
    );
  });
});

describe('dates', () => {
  it.each([
    ['2026-08-31', 'P6M', '2027-02-28'],
    ['2026-11-30', 'P3M', '2027-02-28'],
    ['2026-01-15', 'P6M', '2026-07-15'],
  ])('%s plus %s is %s', (date, duration, to) => {
    expect(datePlus(date, duration)).toBe(to);
  });

  it('a date starts at midnight UTC and holds its whole day', () => {
    fc.assert(
      fc.property(instant, (at) => {
        expect(dateOf(startOf(dateOf(at)))).toBe(dateOf(at));
        expect(dateOf(at)).toBe(at.slice(0, 10));
      }),
    );
  });

  it.each([
    ['2008-03-10', '2026-03-10T00:00:00Z', 18],
    ['2008-03-11', '2026-03-10T23:59:59Z', 17],
    ['2008-02-29', '2026-02-28T12:00:00Z', 17],
    ['2008-02-29', '2026-03-01T00:00:00Z', 18],
    ['2026-03-10', '2026-03-10T00:00:00Z', 0],
  ])('who is born on %s is, on %s, %i years old', (birth, at, age) => {
    expect(ageAt(birth, at)).toBe(age);
  });
});
