import type { Instance } from '../model/instance.ts';
import { NOWHERE } from '../model/instance.ts';

export interface Outcome {
  readonly persons: number;
  readonly worth: number;
}

/**
 * Places every case that fits where `worth` is highest, in order, taking from `left`. Filling a locality to its last
 * place counts `lastPlace` more, so that no remainders too small for later cases are left.
 */
export function rollOut(
  cases: Instance,
  worth: Float64Array,
  left: Int32Array,
  lastPlace: number = 0,
): Outcome {
  const n = cases.localityCount;
  let free = left.reduce((sum, places) => sum + places, 0);
  let persons = 0;
  let total = 0;
  for (let i = 0; i < cases.caseCount && free > 0; i += 1) {
    const size = cases.sizes[i]!;
    let best = Number.NEGATIVE_INFINITY;
    let at = NOWHERE;
    for (let l = 0; l < n; l += 1) {
      const room = left[l]! - size;
      if (room < 0) continue;
      const value = worth[i * n + l]! + (room === 0 ? lastPlace : 0);
      if (!(value > best)) continue;
      best = value;
      at = l;
    }
    if (at === NOWHERE) continue;
    left[at]! -= size;
    free -= size;
    persons += size;
    total += worth[i * n + at]!;
  }
  return { persons, worth: total };
}
