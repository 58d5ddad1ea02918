import type { Assignment, Instance } from '../model/instance.ts';
import { measure } from '../model/instance.ts';
import { partOf, solvePart } from '../model/part.ts';
import { thresholdFor } from '../model/reduced-options.ts';
import type { PolishTask } from './polish-task.ts';

/** Up to this many cases, all localities are solved together in the end. */
const CASES_AT_ONCE = 600;
const PAIRS_PER_CASE = 8;
const NODES = 400;
/** How near the optimum each step comes; the second has fewer pairs to look at. */
const GAP_SHARES = [2e-4, 5e-5];

/** Whether the whole problem is small enough to solve all localities together. */
export const canProve = ({ caseCount }: Instance): boolean => caseCount <= CASES_AT_ONCE;

/**
 * Raises the score of a good assignment, in place, to within a small share of the optimum, and proves it: a pair of
 * case and locality whose reduced cost is larger than what is missing to the relaxation's bound is in no better
 * assignment, so that few pairs are left. Returns an upper bound on the score of assignments with as many persons.
 */
export function prove(task: PolishTask, assignment: Assignment): number {
  const { instance, relaxation, costs, cut, solve, seed } = task;
  const everywhere = Array.from({ length: instance.localityCount }, (_, l) => l);
  const relaxed = relaxation.bound - relaxation.reward * measure(instance, assignment).persons;
  const most = thresholdFor(costs, instance.caseCount * PAIRS_PER_CASE);
  let bound = relaxed;
  for (const share of GAP_SHARES) {
    const { score, persons } = measure(instance, assignment);
    const gap = Math.abs(score) * share;
    if (bound - score <= gap) continue;
    const threshold = Math.min(most, relaxed - score);
    const part = partOf(instance, assignment, everywhere, costs, threshold);
    const full = persons === relaxation.persons ? cut : undefined;
    const problem = {
      ...part,
      reward: 0,
      personsFloor: relaxation.reward > 0 ? part.personsFloor : 0,
      ...(full === undefined ? {} : { cut: full }),
    };
    const within = solvePart(instance, assignment, problem, relaxation.reward, solve, {
      nodes: NODES,
      gap,
      seed,
    });
    bound = Math.min(bound, Math.max(within, relaxed - threshold));
  }
  return bound;
}
