import type { Assignment, Instance } from '../model/instance.ts';
import { NOWHERE } from '../model/instance.ts';
import type { Objective } from './batch.ts';

/**
 * The greedy baseline, for comparison: each case in turn goes where it scores most among the free places. With
 * objective `score` it stays unplaced rather than lower the score.
 */
export function placeGreedily(
  instance: Instance,
  objective: Objective,
  order: readonly number[],
): Assignment {
  const left = Int32Array.from(instance.capacities);
  const assignment = new Int32Array(instance.caseCount).fill(NOWHERE);
  const n = instance.localityCount;
  for (const i of order) {
    let best = objective === 'score' ? 0 : Number.NEGATIVE_INFINITY;
    let at = NOWHERE;
    for (let l = 0; l < n; l += 1) {
      if (left[l]! < instance.sizes[i]! || !(instance.values[i * n + l]! > best)) continue;
      best = instance.values[i * n + l]!;
      at = l;
    }
    assignment[i] = at;
    if (at !== NOWHERE) left[at]! -= instance.sizes[i]!;
  }
  return assignment;
}
