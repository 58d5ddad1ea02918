import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instanceOf } from '../../../../domain/placement/model/problem.ts';
import { dualValue } from '../../../../domain/placement/model/relaxation.ts';
import { solveTransport } from '../../../../domain/placement/model/transport.ts';
import { placementInput } from './arbitrary-input.ts';

describe('solveTransport', () => {
  it('splits persons within capacities, and its prices prove that nothing is better', () => {
    fc.assert(
      fc.property(placementInput(25, 6), (input) => {
        const instance = instanceOf(input.localities, input.cases);
        const n = instance.localityCount;
        const { flow, prices, persons } = solveTransport(instance);
        const used = new Float64Array(n);
        let value = 0;
        for (let i = 0; i < instance.caseCount; i += 1) {
          let placed = 0;
          for (let l = 0; l < n; l += 1) {
            const here = flow[i * n + l]!;
            expect(here).toBeGreaterThanOrEqual(0);
            if (here === 0) continue;
            placed += here;
            used[l]! += here;
            value += (here * instance.values[i * n + l]!) / instance.sizes[i]!;
          }
          expect(placed).toBeLessThanOrEqual(instance.sizes[i]!);
        }
        expect(used.reduce((sum, places) => sum + places, 0)).toBe(persons);
        for (let l = 0; l < n; l += 1) {
          expect(used[l]).toBeLessThanOrEqual(instance.capacities[l]!);
          expect(prices[l]).toBeGreaterThanOrEqual(0);
        }
        expect(dualValue(instance, prices)).toBeCloseTo(value, 6);
      }),
      { numRuns: 300 },
    );
  });
});
