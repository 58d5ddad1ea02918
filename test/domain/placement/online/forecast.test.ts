import { describe, expect, it } from 'vitest';
import type { Instance } from '../../../../domain/placement/model/instance.ts';
import type { Known } from '../../../../domain/placement/online/forecast.ts';
import {
  expectedRemaining,
  fillablePlaces,
  outlookOf,
} from '../../../../domain/placement/online/forecast.ts';

const NEVER = Number.NEGATIVE_INFINITY;

/** Cases of two persons, open to the first locality only. */
const cases = (count: number, capacities: number[]): Instance => ({
  caseCount: count,
  localityCount: 2,
  sizes: new Int32Array(count).fill(2),
  capacities: Int32Array.from(capacities),
  values: Float64Array.from({ length: count * 2 }, (_, at) => (at % 2 === 0 ? 1 : NEVER)),
});

/** A history of 400 cases in 365 days; `arrived` cases so far; places for `planned` cases, and 90 open to nobody. */
const known = (arrived: number, elapsed: number, planned: number): Known => ({
  history: cases(400, [0, 0]),
  historyDays: Int32Array.from({ length: 400 }, (_, k) => Math.floor((k * 364) / 399)),
  seen: cases(arrived, [planned * 2, 90]),
  elapsed,
  periodDays: undefined,
});
const expected = (arrived: number, elapsed: number, planned: number): number =>
  arrived + expectedRemaining(outlookOf(known(arrived, elapsed, planned)));

describe('outlookOf', () => {
  it('expects what the history brought where the places are for as many', () => {
    expect(expected(8, 7, 400)).toBeGreaterThan(390);
    expect(expected(8, 7, 400)).toBeLessThan(410);
  });

  it.each([264, 600])('believes the announced places once arrivals agree with them: %d', (planned) => {
    const share = 70 / 365;
    const total = expected(Math.round(planned * share), 70, planned);
    expect(Math.abs(total / planned - 1)).toBeLessThan(0.04);
  });

  it('believes the history once arrivals agree with it, whatever the places', () => {
    for (const planned of [200, 900]) {
      expect(Math.abs(expected(110, 100, planned) / 400 - 1)).toBeLessThan(0.04);
    }
  });

  it('believes the arrivals where neither foretold them', () => {
    expect(expected(400, 182, 400)).toBeGreaterThan(700);
  });

  it('weighs its accounts, and expects nobody after the period', () => {
    const { accounts } = outlookOf(known(40, 30, 500));
    expect(accounts).toHaveLength(3);
    expect(accounts.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 9);
    expect(expectedRemaining(outlookOf(known(400, 365, 400)))).toBe(0);
  });
});

describe('fillablePlaces', () => {
  it('counts no places that are open to nobody', () => {
    expect(fillablePlaces([cases(3, [10, 5])], Int32Array.from([10, 5]))).toBe(10);
    expect(fillablePlaces([cases(0, [10, 5])], Int32Array.from([10, 5]))).toBe(0);
  });
});
