import type { Assignment, Instance } from '../model/instance.ts';
import { NOWHERE } from '../model/instance.ts';
import type { Random } from '../model/random.ts';
import { below } from '../model/random.ts';

/**
 * Splits the localities into groups of at most about `casesPerGroup` placed cases, keeping localities together
 * between which cases could move at little cost. Another draw of `random` gives another split.
 */
export function neighbourhoods(
  instance: Instance,
  costs: Float64Array,
  threshold: number,
  assignment: Assignment,
  casesPerGroup: number,
  random: Random,
): number[][] {
  const n = instance.localityCount;
  const affinity = new Float64Array(n * n);
  const members = new Int32Array(n);
  for (let i = 0; i < instance.caseCount; i += 1) {
    const from = assignment[i]!;
    if (from === NOWHERE) continue;
    members[from]! += 1;
    for (let l = 0; l < n; l += 1) {
      if (l === from || !(costs[i * n + l]! <= threshold)) continue;
      affinity[from * n + l]! += 1;
      affinity[l * n + from]! += 1;
    }
  }
  const left = new Set(shuffled(n, random));
  const groups: number[][] = [];
  while (left.size > 0) groups.push(grow(n, left, affinity, members, casesPerGroup));
  return groups;
}

function grow(
  n: number,
  left: Set<number>,
  affinity: Float64Array,
  members: Int32Array,
  casesPerGroup: number,
): number[] {
  const group: number[] = [];
  const pull = new Float64Array(n);
  let cases = 0;
  while (left.size > 0 && cases < casesPerGroup) {
    let next = NOWHERE;
    for (const l of left) if (next === NOWHERE || pull[l]! > pull[next]!) next = l;
    left.delete(next);
    group.push(next);
    cases += Math.max(1, members[next]!);
    for (const l of left) pull[l]! += affinity[next * n + l]!;
  }
  return group;
}

function shuffled(n: number, random: Random): number[] {
  const order = Array.from({ length: n }, (_, k) => k);
  for (let k = n - 1; k > 0; k -= 1) {
    const other = below(random, k + 1);
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order;
}
