import type { GroupMinimum } from '../model/core-problem.ts';
import { solveCore } from '../model/core-problem.ts';
import type { Assignment, Instance } from '../model/instance.ts';
import { measure, NOWHERE, valueAt } from '../model/instance.ts';
import { partOf } from '../model/part.ts';
import { thresholdFor } from '../model/reduced-options.ts';
import type { SolveBinary } from '../model/solver-port.ts';

const PAIRS_PER_CASE = 4;
const NODES = 200;
const GAP_SHARE = 1e-4;

/** True when each group reaches its minimum. */
export const meets = (
  instance: Instance,
  assignment: Assignment,
  minimums: readonly GroupMinimum[],
): boolean =>
  minimums.every(({ belongs, score }) => groupScore(instance, assignment, belongs) >= score - 1e-6);

export function groupScore(instance: Instance, assignment: Assignment, belongs: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < instance.caseCount; i += 1) {
    if (belongs[i] === 1 && assignment[i] !== NOWHERE) total += valueAt(instance, i, assignment[i]!);
  }
  return total;
}

/**
 * The best assignment in which every group reaches its minimum and no fewer than `personsFloor` persons are placed;
 * undefined when the solver finds none. (Fairness floors: Freund, Lykouris, Paulson, Sturt and Weng, arXiv 2301.10642.)
 */
export function withGroupMinimums(
  instance: Instance,
  costs: Float64Array,
  assignment: Assignment,
  personsFloor: number,
  minimums: readonly GroupMinimum[],
  solve: SolveBinary,
  seed: number,
): Assignment | undefined {
  const everywhere = Array.from({ length: instance.localityCount }, (_, l) => l);
  const gap = Math.abs(measure(instance, assignment).score) * GAP_SHARE;
  for (const perCase of [PAIRS_PER_CASE, Number.POSITIVE_INFINITY]) {
    const threshold = thresholdFor(costs, instance.caseCount * perCase);
    const part = partOf(instance, assignment, everywhere, costs, threshold);
    const problem = { ...part, reward: 0, personsFloor, minimums };
    const { localities } = solveCore(instance, problem, assignment, solve, {
      nodes: NODES,
      gap,
      seed,
      thorough: true,
    });
    if (localities === null) continue;
    const found = new Int32Array(instance.caseCount).fill(NOWHERE);
    for (const [k, item] of part.cases.entries()) found[item] = localities[k]!;
    if (meets(instance, found, minimums)) return found;
  }
  return undefined;
}
