import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countOf, percentile } from '../../../../domain/statistics/flow/durations.ts';
import {
  arrivalOf,
  following,
  forecastOf,
  leftAfter,
  type StageHistory,
  together,
  weekOf,
  weeksOf,
} from '../../../../domain/statistics/flow/forecast.ts';
import { NOW } from './courses.ts';

const someDays = fc
  .dictionary(fc.integer({ min: 0, max: 400 }).map(String), fc.integer({ min: 1, max: 9 }), { minKeys: 1 })
  .map((days) => ({ ...days }));
const someWeeks = someDays.map((days) => weeksOf({ days, skipped: 0 }));
const sum = (weeks: readonly number[]) => weeks.reduce((total, p) => total + p, 0);
const mean = (weeks: readonly number[]) => weeks.reduce((total, p, week) => total + p * week, 0);
const history = (days: Record<string, number>, over: Partial<StageHistory> = {}): StageHistory => ({
  ...{ days, through: countOf(days), skipped: 0, ended: 0, ...over },
});

describe('percentiles', () => {
  it('are a duration that occurred, with at least the share at or below it', () => {
    fc.assert(
      fc.property(someDays, fc.constantFrom(0.5, 0.9), (days, share) => {
        const found = percentile(days, share);
        if (countOf(days) < 10) {
          expect(found).toBeUndefined();
          return;
        }
        expect(days).toHaveProperty(String(found));
        const upTo = (most: number) =>
          Object.entries(days).reduce((total, [day, n]) => (Number(day) <= most ? total + n : total), 0);
        expect(upTo(found!)).toBeGreaterThanOrEqual(share * countOf(days));
        expect(upTo(found! - 1)).toBeLessThan(share * countOf(days));
      }),
    );
  });

  it('are those of the durations written out', () => {
    expect(percentile({ '1': 5, '20': 4, '300': 1 }, 0.5)).toBe(1);
    expect(percentile({ '1': 5, '20': 4, '300': 1 }, 0.9)).toBe(20);
    expect(percentile({ '1': 9 }, 0.5)).toBeUndefined();
  });
});

describe('durations put together', () => {
  it('stay chances, whatever is done with them', () => {
    fc.assert(
      fc.property(someWeeks, someWeeks, fc.nat(60), (a, b, passed) => {
        for (const weeks of [following(a, b), together([a, b]), leftAfter(a, passed) ?? [1]]) {
          expect(sum(weeks)).toBeCloseTo(1, 6);
          expect(Math.min(...weeks)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('one after the other take as long as both, at the same time no less than the longer', () => {
    fc.assert(
      fc.property(someWeeks, someWeeks, (a, b) => {
        expect(mean(following(a, b))).toBeCloseTo(mean(a) + mean(b), 6);
        expect(mean(together([a, b]))).toBeGreaterThanOrEqual(Math.max(mean(a), mean(b)) - 1e-9);
        expect(mean(together([a, b]))).toBeLessThanOrEqual(mean(a) + mean(b) + 1e-9);
      }),
    );
  });

  it('are the same in whichever order', () => {
    fc.assert(
      fc.property(someWeeks, someWeeks, fc.constantFrom(0.5, 0.9), (a, b, share) => {
        expect(weekOf(following(a, b), share)).toBe(weekOf(following(b, a), share));
        expect(weekOf(together([a, b]), share)).toBe(weekOf(together([b, a]), share));
      }),
    );
  });
});

describe('when a case arrives', () => {
  const ten = history({ '14': 5, '28': 5 });
  const known = () => ten;

  it('is what is left of its stage and all of the next', () => {
    const found = arrivalOf({ ahead: [['health-assessment'], ['travel']], weeks: 3 }, known);
    // Three weeks passed: the four-week half is left, with one week to go; then two or four.
    expect(found).toEqual({ weeks: [0, 0, 0, 0.5, 0, 0.5], chance: 1 });
  });

  it('is unknown with fewer than ten cases before it, and when none took as long', () => {
    const few = () => history({ '14': 9 });
    expect(arrivalOf({ ahead: [['travel']], weeks: 0 }, few)).toEqual({
      unknown: 'too-few',
      stage: 'travel',
    });
    expect(arrivalOf({ ahead: [['travel']], weeks: 0 }, () => undefined)).toMatchObject({
      unknown: 'too-few',
    });
    const late = arrivalOf({ ahead: [['travel']], weeks: 5 }, known);
    expect(late).toEqual({ unknown: 'longer-than-any', stage: 'travel' });
  });

  it('is as likely as the stages before were passed', () => {
    const half = history({ '7': 10 }, { ended: 10 });
    expect(arrivalOf({ ahead: [['state-decision'], ['travel']], weeks: 0 }, () => half)).toMatchObject({
      chance: 0.25,
    });
  });

  it('is sooner where many skip a stage that is ahead', () => {
    const skipped = history({ '70': 5 }, { skipped: 5 });
    const found = arrivalOf({ ahead: [['travel'], ['best-interests']], weeks: 0 }, (stage) =>
      stage === 'travel' ? history({ '7': 10 }) : skipped,
    );
    expect(found).toMatchObject({ weeks: [0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5] });
  });
});

describe('the forecast of the months', () => {
  const group = (cases: number, weeks = 0) => ({
    programme: 'resettlement',
    ahead: [['travel']],
    weeks,
    cases,
  });

  it('expects as many as may arrive, and no band without its expectation', () => {
    const some = fc.array(fc.record({ cases: fc.integer({ min: 1, max: 50 }), weeks: fc.nat(20) }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(some, someDays, fc.nat(20), (drawn, days, ended) => {
        const all = drawn.map(({ cases, weeks }) => group(cases, weeks));
        const { months, steps } = forecastOf(all, () => history(days, { ended }), NOW, 24);
        const expected = months.reduce((total, month) => total + month.expected, 0);
        const cases = all.reduce((total, one) => total + one.cases, 0);
        expect(expected).toBeLessThanOrEqual(cases + 1e-6);
        for (const month of months) {
          expect(month.low).toBeLessThanOrEqual(month.expected + 1e-9);
          expect(month.high).toBeGreaterThanOrEqual(month.expected - 1e-9);
        }
        for (const { cases: of, tooFew, longerThanAny, half, most } of steps) {
          expect(tooFew + longerThanAny).toBeLessThanOrEqual(of);
          if (half !== null && most !== null) expect(half <= most).toBe(true);
        }
        expect(steps.reduce((total, one) => total + one.cases, 0)).toBe(cases);
      }),
    );
  });

  it('says of a step by when half and nine of ten arrive, and of how many nothing is known', () => {
    const { months, steps } = forecastOf(
      [group(10), group(2, 9)],
      () => history({ '30': 9, '59': 1 }),
      NOW,
      3,
    );
    expect(steps).toEqual([
      {
        ...{ programme: 'resettlement', stages: ['travel'], cases: 12, tooFew: 0, longerThanAny: 2 },
        ...{ half: '2026-12-17', most: '2026-12-17' },
      },
    ]);
    expect(months.map(({ month }) => month)).toEqual(['2026-11', '2026-12', '2027-01']);
    expect(months[1]!.expected).toBeCloseTo(9, 6);
    expect(months[2]!.expected).toBeCloseTo(1, 6);
  });
});
