import type { CoreProblem } from '../model/core-problem.ts';
import type { Assignment, Instance } from '../model/instance.ts';
import { measure } from '../model/instance.ts';
import type { Part } from '../model/part.ts';
import { partOf, solvePart } from '../model/part.ts';
import type { SolveBinary } from '../model/solver-port.ts';

/** With more allowed pairs of case and locality than this, the exact search is not worth its time. */
const MAX_PAIRS = 1200;
const FEW_PAIRS = 250;
const NODES_FOR_FEW = 20_000;
const NODES = 300;
const LESS_THAN_A_PERSON = 0.9;
const SCORE_TOLERANCE = 1e-7;
const GAP_SHARE = 1e-4;

export interface ExactBounds {
  readonly persons: number;
  readonly score: number;
}

/**
 * For a small problem: proves the assignment optimal, or improves it in place, by branch and bound over every allowed
 * pair. Returns upper bounds on persons and score.
 */
export function settle(
  instance: Instance,
  costs: Float64Array,
  assignment: Assignment,
  personsFirst: boolean,
  solve: SolveBinary,
  seed: number,
): ExactBounds {
  const pairs = pairsOf(costs);
  const few = pairs <= FEW_PAIRS;
  const nodes = few ? NODES_FOR_FEW : NODES;
  const everywhere = Array.from({ length: instance.localityCount }, (_, l) => l);
  const whole = (): Part => partOf(instance, assignment, everywhere, costs, Number.POSITIVE_INFINITY);
  let persons = Number.POSITIVE_INFINITY;
  if (personsFirst) {
    const problem: CoreProblem = { ...whole(), reward: 1 };
    const bound = solvePart(countingPersons(instance), assignment, problem, 1, solve, {
      nodes,
      gap: LESS_THAN_A_PERSON,
      seed,
      thorough: true,
    });
    persons = Math.floor(bound + SCORE_TOLERANCE);
  }
  const part = whole();
  const gap =
    (few ? SCORE_TOLERANCE : GAP_SHARE) * Math.max(1, Math.abs(measure(instance, assignment).score));
  const score = solvePart(
    instance,
    assignment,
    { ...part, reward: 0, personsFloor: personsFirst ? part.personsFloor : 0 },
    0,
    solve,
    { nodes, gap, seed, thorough: true },
  );
  return { persons, score };
}

const pairsOf = (costs: Float64Array): number =>
  costs.reduce((count, cost) => (cost < Number.POSITIVE_INFINITY ? count + 1 : count), 0);

/** Whether branch and bound over every allowed pair is worth its time. */
export const isSmall = (costs: Float64Array): boolean => pairsOf(costs) <= MAX_PAIRS;

/** The same gates, counting only persons. */
function countingPersons(instance: Instance): Instance {
  const values = Float64Array.from(instance.values, (value) =>
    value > Number.NEGATIVE_INFINITY ? 0 : value,
  );
  return { ...instance, values };
}
