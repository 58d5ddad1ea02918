import { present } from '../kernel/present.ts';
import type { Objective } from './batch/batch.ts';
import { placeBatch, relaxFor } from './batch/batch.ts';
import type { Assignment, Instance } from './model/instance.ts';
import { measure, NOWHERE, remainingCapacities, valueAt } from './model/instance.ts';
import type { PlacementInput } from './model/placement-input.ts';
import { daysOf, instanceOf } from './model/problem.ts';
import { scoreBound } from './model/relaxation.ts';
import type { SolveBinary } from './model/solver-port.ts';
import { placeOnline } from './online/online.ts';
import type { UnplacedReason } from './reasons.ts';
import { unplacedReason } from './reasons.ts';

export interface PlacementRequest {
  readonly mode: 'batch' | 'online';
  readonly objective: Objective;
  readonly seed: number;
  /** Online: how many days' arrivals are decided together. */
  readonly batchDays: number;
  /** Online: how many days the capacities are for; by default as long as the history, at most a year. */
  readonly periodDays?: number;
}

export interface Placement {
  readonly case: string;
  readonly locality: string | null;
  /** 0 for a case that is not placed. */
  readonly score: number;
}

export interface PlacementAnswer {
  /** One for each case, in the order of the input. */
  readonly assignments: readonly Placement[];
  readonly totalScore: number;
  readonly placedPersons: number;
  /**
   * A proven upper bound on totalScore: for any placement (objective `score`), or for any that takes at least as many
   * persons as this one (`placed-first`). Online it is the bound in hindsight, with every arrival known.
   */
  readonly bound: number;
  /** The reason for each unplaced case. */
  readonly unplaced: readonly { readonly case: string; readonly reason: UnplacedReason }[];
}

/** Places the cases of an input. The same input, request and solver give the same answer. */
export function place(input: PlacementInput, request: PlacementRequest, solve: SolveBinary): PlacementAnswer {
  const instance = instanceOf(input.localities, input.cases);
  const { assignment, bound, leftFor } =
    request.mode === 'batch' ? inBatch(instance, request, solve) : inTurn(input, instance, request);
  const placed = measure(instance, assignment);
  const assignments = input.cases.map(({ id }, i) => {
    const at = present(assignment[i], `the place of case ${i}`);
    return {
      case: id,
      locality: at === NOWHERE ? null : present(input.localities[at], `locality ${at}`).id,
      score: valueAt(instance, i, at),
    };
  });
  const unplaced = input.cases.flatMap((one, i) =>
    assignment[i] === NOWHERE
      ? [{ case: one.id, reason: unplacedReason(one, input.localities, leftFor(i), request) }]
      : [],
  );
  return { assignments, totalScore: placed.score, placedPersons: placed.persons, bound, unplaced };
}

interface Decided {
  readonly assignment: Assignment;
  readonly bound: number;
  /** The free places at the last decision about this case. */
  readonly leftFor: (caseIndex: number) => Int32Array;
}

function inBatch(instance: Instance, { objective, seed }: PlacementRequest, solve: SolveBinary): Decided {
  const { assignment, bound } = placeBatch(instance, { objective, seed }, solve);
  const left = remainingCapacities(instance, assignment);
  return { assignment, bound, leftFor: () => left };
}

function inTurn(input: PlacementInput, instance: Instance, request: PlacementRequest): Decided {
  const problem = {
    instance,
    days: daysOf(input.cases),
    history: instanceOf(input.localities, input.history),
    historyDays: daysOf(input.history),
    batchDays: request.batchDays,
    ...(request.periodDays === undefined ? {} : { periodDays: request.periodDays }),
  };
  const { assignment, leftAfter, batchOf } = placeOnline(problem, request.objective, request.seed);
  const { persons, score } = measure(instance, assignment);
  const hindsight = scoreBound(instance, persons, relaxFor(instance, request.objective));
  return {
    assignment,
    bound: Math.max(score, hindsight),
    leftFor: (i) =>
      present(leftAfter[present(batchOf[i], `the batch of case ${i}`)], 'the places that were left'),
  };
}
