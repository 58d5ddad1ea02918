import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../../../domain/placement/online/places-value.ts';
import { priceOfPlaces } from '../../../../domain/placement/online/places-value.ts';

/** The value of free places before so many arrivals, by following every possible sequence of them. */
function valueByTryingAll(pool: readonly Arrival[], count: number, places: number, lost: number): number {
  if (count === 0) return -lost * places;
  const left = valueByTryingAll(pool, count - 1, places, lost);
  const values = pool.map(({ size, worth }) =>
    size > places ? left : Math.max(left, worth + valueByTryingAll(pool, count - 1, places - size, lost)),
  );
  return values.reduce((sum, value) => sum + value, 0) / pool.length;
}

const arrival = fc.record({ size: fc.integer({ min: 1, max: 3 }), worth: fc.integer({ min: -5, max: 10 }) });
/** Prices are looked up between 200 steps of the worths of one size, once for each arrival. */
const TOLERANCE = 0.2;

describe('priceOfPlaces', () => {
  it('is what following every sequence of arrivals gives', () => {
    fc.assert(
      fc.property(
        fc.array(arrival, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 0, max: 8 }),
        (pool, count, places, lost) => {
          const price = priceOfPlaces(pool, pool.length, [count], places, lost);
          for (let size = 1; size <= places; size += 1) {
            const value = (free: number): number => valueByTryingAll(pool, count, free, lost);
            expect(Math.abs(price(size) - (value(places) - value(places - size)))).toBeLessThan(TOLERANCE);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('pays for whoever comes when nobody else will, and asks what the best give when many will', () => {
    const pool = [1, 2, 3, 4].map((worth) => ({ size: 1, worth }));
    expect(priceOfPlaces(pool, 4, [0], 5, 7)(2)).toBe(-14);
    expect(priceOfPlaces(pool, 4, [400], 5, 7)(1)).toBeCloseTo(4, 2);
    expect(priceOfPlaces(pool, 4, [10_000], 200, 7)(1)).toBeCloseTo(4, 2);
  });

  it('expects fewer to fill the places when some that may come can be placed nowhere', () => {
    const pool = [{ size: 1, worth: 1 }];
    const everyone = priceOfPlaces(pool, 1, [6], 5, 10)(1);
    expect(priceOfPlaces(pool, 2, [6], 5, 10)(1)).toBeLessThan(everyone);
  });
});
