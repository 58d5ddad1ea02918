import type { Assignment } from '../model/instance.ts';
import { measure } from '../model/instance.ts';
import { partOf, solvePart } from '../model/part.ts';
import { seededRandom } from '../model/random.ts';
import { thresholdFor } from '../model/reduced-options.ts';
import type { Effort } from '../model/solver-port.ts';
import { neighbourhoods } from './neighbourhoods.ts';
import type { PolishTask } from './polish-task.ts';
import { canProve, prove } from './prove.ts';

const PAIRS_PER_CASE = 1.5;
const CASES_PER_GROUP = 280;
const MAX_ROUNDS = 4;
/** Where all localities can be solved together afterwards. */
const FEW_ROUNDS = 2;
const NODES_PER_STEP = 10;
/** Close enough to stop: this share of the relaxation's bound. */
const CLOSE_ENOUGH = 0.9992;
const GAP_SHARE = 3e-4;

/**
 * Raises the score of an assignment, in place and without losing persons if persons count, part by part. Returns an
 * upper bound on the score of assignments with at least as many persons.
 */
export function polish(task: PolishTask, assignment: Assignment): number {
  const { instance, relaxation, costs, seed } = task;
  const random = seededRandom(seed);
  const relaxed = relaxation.bound - relaxation.reward * measure(instance, assignment).persons;
  const together = canProve(instance);
  for (let round = 0; round < (together ? FEW_ROUNDS : MAX_ROUNDS); round += 1) {
    if (measure(instance, assignment).score >= relaxed * CLOSE_ENOUGH) break;
    const threshold = thresholdFor(costs, Math.round(instance.caseCount * (PAIRS_PER_CASE + round / 2)));
    const groups = neighbourhoods(instance, costs, threshold, assignment, CASES_PER_GROUP, random);
    for (const group of groups) {
      polishGroup(task, assignment, group, threshold, {
        nodes: NODES_PER_STEP * (round + 1),
        seed,
        thorough: round === MAX_ROUNDS - 1,
      });
    }
  }
  return together ? prove(task, assignment) : relaxed;
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
