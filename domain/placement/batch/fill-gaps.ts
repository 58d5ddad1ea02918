import type { Assignment, Instance } from '../model/instance.ts';
import { NOWHERE, remainingCapacities } from '../model/instance.ts';

/**
 * Gives every unplaced case, largest first, a free place worth at least `least`, in place. Afterwards an unplaced
 * case truly fits nowhere, or is worth less wherever it fits.
 */
export function fillGaps(instance: Instance, assignment: Assignment, least: number): void {
  const left = remainingCapacities(instance, assignment);
  const n = instance.localityCount;
  const waiting = Array.from({ length: instance.caseCount }, (_, i) => i)
    .filter((i) => assignment[i] === NOWHERE)
    .sort((a, b) => instance.sizes[b]! - instance.sizes[a]! || a - b);
  for (const i of waiting) {
    let best = NOWHERE;
    for (let l = 0; l < n; l += 1) {
      const value = instance.values[i * n + l]!;
      if (value === Number.NEGATIVE_INFINITY || value < least || left[l]! < instance.sizes[i]!) continue;
      if (best === NOWHERE || value > instance.values[i * n + best]!) best = l;
    }
    if (best === NOWHERE) continue;
    assignment[i] = best;
    left[best]! -= instance.sizes[i]!;
  }
}
