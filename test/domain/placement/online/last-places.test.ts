import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeGreedily } from '../../../../domain/placement/batch/greedy.ts';
import type { Instance } from '../../../../domain/placement/model/instance.ts';
import {
  isAllowed,
  measure,
  NOWHERE,
  remainingCapacities,
} from '../../../../domain/placement/model/instance.ts';
import { instanceOf } from '../../../../domain/placement/model/problem.ts';
import { fillLastPlaces, PERSON } from '../../../../domain/placement/online/last-places.ts';
import { placementInput } from '../model/arbitrary-input.ts';

const instance = (sizes: number[], capacities: number[], values: number[]): Instance => ({
  caseCount: sizes.length,
  localityCount: capacities.length,
  sizes: Int32Array.from(sizes),
  capacities: Int32Array.from(capacities),
  values: Float64Array.from(values),
});

describe('fillLastPlaces', () => {
  it('keeps capacities and gates, and never ends with less', () => {
    fc.assert(
      fc.property(placementInput(10, 4), (input) => {
        const batch = instanceOf(input.localities, input.cases);
        const order = input.cases.map((_, index) => index);
        const assignment = placeGreedily(batch, 'placed-first', order);
        const worthOf = (): number => {
          const { persons, score } = measure(batch, assignment);
          return score + PERSON * persons;
        };
        const before = worthOf();
        fillLastPlaces(batch, assignment, [], 1);
        expect(worthOf()).toBeGreaterThanOrEqual(before - 1e-9);
        for (const left of remainingCapacities(batch, assignment)) expect(left).toBeGreaterThanOrEqual(0);
        for (const i of order.filter((one) => assignment[one] !== NOWHERE)) {
          expect(isAllowed(batch, i, assignment[i]!)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('makes room for whoever does not fit, where another can go elsewhere', () => {
    const batch = instance([1, 3], [3, 1], [0.5, 0.4, 1, Number.NEGATIVE_INFINITY]);
    const assignment = Int32Array.from([0, NOWHERE]);
    fillLastPlaces(batch, assignment, [], 1);
    expect([...assignment]).toEqual([1, 0]);
  });

  it('leaves the places together that later cases need together', () => {
    const batch = instance([1], [3, 1], [0.5, 0.4]);
    const later = instance([3], [3, 1], [1, Number.NEGATIVE_INFINITY]);
    const assignment = Int32Array.from([0]);
    fillLastPlaces(batch, assignment, [later], 1);
    expect([...assignment]).toEqual([1]);
  });
});
