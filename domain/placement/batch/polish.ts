import type { Assignment, Instance } from '../model/instance.ts';
import { measure } from '../model/instance.ts';
import { partOf, solvePart } from '../model/part.ts';
import type { PersonsCut } from '../model/persons-cut.ts';
import { seededRandom } from '../model/random.ts';
import { thresholdFor } from '../model/reduced-options.ts';
import type { Relaxation } from '../model/relaxation.ts';
import type { Effort, SolveBinary } from '../model/solver-port.ts';
import { neighbourhoods } from './neighbourhoods.ts';

const PAIRS_PER_CASE = 1.5;
const CASES_PER_GROUP = 280;
/** Up to this many cases, all rounds after the first few take all of them together. */
const CASES_AT_ONCE = 600;
const MAX_ROUNDS = 4;
const ROUNDS_APART = 2;
const NODES_PER_STEP = 10;
/** Close enough to stop: this share of the relaxation's bound. */
const CLOSE_ENOUGH = 0.9992;
const GAP_SHARE = 3e-4;

export interface PolishTask {
  readonly instance: Instance;
  readonly relaxation: Relaxation;
  /** Reduced costs against the relaxation. */
  readonly costs: Float64Array;
  /** What a placement of the most persons must satisfy; undefined if unknown or not wanted. */
  readonly cut: PersonsCut | undefined;
  readonly solve: SolveBinary;
  readonly seed: number;
}

/**
 * Raises the score of an assignment, in place and without losing persons if persons count, part by part. Returns an
 * upper bound on the score of assignments with at least as many persons.
 */
export function polish(task: PolishTask, assignment: Assignment): number {
  const { instance, relaxation, costs, seed } = task;
  const random = seededRandom(seed);
  const relaxed = relaxation.bound - relaxation.reward * measure(instance, assignment).persons;
  let bound = relaxed;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    if (measure(instance, assignment).score >= bound * CLOSE_ENOUGH) return bound;
    const together = round >= ROUNDS_APART && instance.caseCount <= CASES_AT_ONCE;
    const step = together ? round - ROUNDS_APART : round;
    const threshold = thresholdFor(costs, Math.round(instance.caseCount * (PAIRS_PER_CASE + step / 2)));
    const size = together ? Number.POSITIVE_INFINITY : CASES_PER_GROUP;
    const groups = neighbourhoods(instance, costs, threshold, assignment, size, random);
    for (const group of groups) {
      const within = polishGroup(task, assignment, group, threshold, {
        nodes: NODES_PER_STEP * (step + 1),
        seed,
        thorough: round === MAX_ROUNDS - 1,
      });
      // An assignment that uses a pair left out of the whole problem is worth at most `relaxed` less the threshold.
      if (groups.length === 1) bound = Math.min(bound, Math.max(within, relaxed - threshold));
    }
  }
  return bound;
}

function polishGroup(
  task: PolishTask,
  assignment: Assignment,
  group: readonly number[],
  threshold: number,
  effort: Omit<Effort, 'gap'>,
): number {
  const { instance, relaxation, solve } = task;
  const now = measure(instance, assignment);
  const part = partOf(instance, assignment, group, task.costs, threshold);
  const personsCount = relaxation.reward > 0;
  const cut = personsCount && now.persons === relaxation.persons ? task.cut : undefined;
  const problem = {
    ...part,
    reward: 0,
    personsFloor: personsCount ? part.personsFloor : 0,
    ...(cut === undefined ? {} : { cut }),
  };
  const gap = (Math.abs(now.score) * GAP_SHARE * group.length) / instance.localityCount;
  return solvePart(instance, assignment, problem, relaxation.reward, solve, { ...effort, gap });
}
