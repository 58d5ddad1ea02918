import type { GroupMinimum } from '../model/core-problem.ts';
import type { Assignment, Instance } from '../model/instance.ts';
import { measure, withPersonReward } from '../model/instance.ts';
import { personsCut } from '../model/persons-cut.ts';
import { reducedCosts } from '../model/reduced-options.ts';
import type { Relaxation } from '../model/relaxation.ts';
import { relax, relaxPlacedFirst, scoreBound } from '../model/relaxation.ts';
import type { SolveBinary } from '../model/solver-port.ts';
import { dive } from './dive.ts';
import type { ExactBounds } from './exact.ts';
import { isSmall, settle } from './exact.ts';
import { fillGaps } from './fill-gaps.ts';
import { meets, withGroupMinimums } from './group-minimums.ts';
import { candidatesByPrice, improve } from './local-search.ts';
import { repairPersons } from './persons-repair.ts';
import { polish } from './polish.ts';

/** `placed-first`: as many persons as possible, then the highest score among such placements. `score`: score alone. */
export type Objective = 'placed-first' | 'score';

export interface BatchOptions {
  readonly objective: Objective;
  readonly seed: number;
  /** Fairness floors: the least total score of each group. */
  readonly minimums?: readonly GroupMinimum[];
}

export interface BatchAnswer {
  readonly assignment: Assignment;
  readonly persons: number;
  readonly score: number;
  /** No placement takes more persons than this. */
  readonly personsBound: number;
  /** No placement of at least as many persons (objective `score`: no placement at all) scores more than this. */
  readonly bound: number;
  /** False if no placement was found in which every group reaches its minimum. */
  readonly minimumsMet: boolean;
}

const CANDIDATES = 8;

/** The relaxation that bounds an objective. */
export const relaxFor = (instance: Instance, objective: Objective): Relaxation =>
  objective === 'placed-first' ? relaxPlacedFirst(instance) : relax(instance, 0);

/** Places all cases at once, optimally or within a proven gap. The same instance and seed give the same answer. */
export function placeBatch(instance: Instance, options: BatchOptions, solve: SolveBinary): BatchAnswer {
  const { objective, seed, minimums = [] } = options;
  const personsFirst = objective === 'placed-first';
  const relaxation = relaxFor(instance, objective);
  const rewarded = withPersonReward(instance, relaxation.reward);
  const costs = reducedCosts(rewarded, relaxation.prices);
  let assignment = dive(instance, relaxation, seed, solve);
  improve(rewarded, candidatesByPrice(rewarded, relaxation.prices, CANDIDATES), assignment);
  const exact = isSmall(costs)
    ? settle(instance, costs, assignment, personsFirst, solve, seed)
    : approach(instance, relaxation, costs, assignment, solve, seed);
  fillGaps(instance, assignment, personsFirst ? Number.NEGATIVE_INFINITY : 0);
  const best = measure(instance, assignment);
  if (!meets(instance, assignment, minimums)) {
    const floor = personsFirst ? best.persons : 0;
    assignment = withGroupMinimums(instance, costs, assignment, floor, minimums, solve, seed) ?? assignment;
  }
  const { persons, score } = measure(instance, assignment);
  return {
    assignment,
    persons,
    score,
    personsBound: Math.min(relaxation.persons, exact.persons),
    bound: Math.max(score, Math.min(exact.score, scoreBound(instance, best.persons, relaxation))),
    minimumsMet: meets(instance, assignment, minimums),
  };
}

/** For a problem too large to solve exactly: comes close to the bounds of the relaxation. */
function approach(
  instance: Instance,
  relaxation: Relaxation,
  costs: Float64Array,
  assignment: Assignment,
  solve: SolveBinary,
  seed: number,
): ExactBounds {
  const personsFirst = relaxation.reward > 0;
  if (personsFirst) repairPersons(instance, relaxation, costs, assignment, solve, seed);
  const cut = personsFirst ? personsCut(instance, relaxation) : undefined;
  const score = polish({ instance, relaxation, costs, cut, solve, seed }, assignment);
  return { persons: Number.POSITIVE_INFINITY, score };
}
