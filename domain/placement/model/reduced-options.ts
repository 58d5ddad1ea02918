import type { Instance } from './instance.ts';
import { surplus } from './relaxation.ts';

/**
 * The cost of choosing (case, locality) against the relaxation's optimum at these prices, at `case * localityCount +
 * locality`. An assignment that uses a pair of reduced cost r is worth at most bound − r, so pairs beyond the gap
 * between the bound and a known assignment can be dropped without losing the optimum.
 */
export function reducedCosts(instance: Instance, prices: Float64Array): Float64Array {
  const n = instance.localityCount;
  const costs = new Float64Array(instance.caseCount * n);
  for (let i = 0; i < instance.caseCount; i += 1) {
    const best = surplus(instance, prices, i);
    const size = instance.sizes[i]!;
    for (let l = 0; l < n; l += 1) {
      const fits = size <= instance.capacities[l]!;
      costs[i * n + l] = fits
        ? best - (instance.values[i * n + l]! - size * prices[l]!)
        : Number.POSITIVE_INFINITY;
    }
  }
  return costs;
}

/** The reduced cost within which about `count` pairs lie. */
export function thresholdFor(costs: Float64Array, count: number): number {
  const finite = costs.filter((cost) => cost < Number.POSITIVE_INFINITY).sort();
  if (finite.length <= count) return Number.POSITIVE_INFINITY;
  return finite[count]!;
}
