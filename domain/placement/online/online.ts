import type { Objective } from '../batch/batch.ts';
import type { Assignment, Instance } from '../model/instance.ts';
import { measure, NOWHERE, remainingCapacities, restrict } from '../model/instance.ts';
import { seededRandom } from '../model/random.ts';
import { decideBatch } from './decide-batch.ts';
import { UsualPractice } from './persons-guard.ts';

export interface OnlineProblem {
  readonly instance: Instance;
  /** Arrival day of each case, counted from any fixed day. */
  readonly days: Int32Array;
  readonly history: Instance;
  readonly historyDays: Int32Array;
  readonly batchDays: number;
  /** How many days the capacities are for; by default as long as the history, at most a year. */
  readonly periodDays?: number;
}

export interface OnlineAnswer {
  readonly assignment: Assignment;
  /** For each case, the free places of every locality after its batch was decided, at `batchOf[case]`. */
  readonly leftAfter: readonly Int32Array[];
  readonly batchOf: Int32Array;
}

/**
 * Decides each batch as it arrives. Places are priced by the duals of sampled futures (Ahani, Gölz, Procaccia,
 * Teytelboym, Trapp, “Dynamic placement in refugee resettlement”); a case goes where its score less the price of its
 * places is highest. With `placed-first` a lost person counts in the prices, and a case that fits somewhere is left
 * out only if, according to the sampled futures, as many persons are placed in the end and no fewer than by the
 * greedy baseline. No decision looks at a case that arrives after its batch.
 */
export function placeOnline(problem: OnlineProblem, objective: Objective, seed: number): OnlineAnswer {
  const { instance } = problem;
  const random = seededRandom(seed);
  const all = Array.from({ length: instance.localityCount }, (_, l) => l);
  const assignment = new Int32Array(instance.caseCount).fill(NOWHERE);
  const batchOf = new Int32Array(instance.caseCount);
  const leftAfter: Int32Array[] = [];
  const seen: number[] = [];
  const usual = new UsualPractice(instance.capacities);
  for (const [number, batch] of batchesOf(problem)) {
    seen.push(...batch);
    const capacities = remainingCapacities(instance, assignment);
    const present = { ...restrict(instance, batch, all), capacities };
    usual.take(present);
    const known = {
      history: problem.history,
      historyDays: problem.historyDays,
      seen: restrict(instance, seen, all),
      elapsed: (number + 1) * problem.batchDays,
      periodDays: problem.periodDays,
    };
    const placedBefore = measure(instance, assignment).persons;
    const decided = decideBatch(present, { known, placedBefore, usual }, objective, random);
    for (const [k, item] of batch.entries()) {
      assignment[item] = decided[k]!;
      batchOf[item] = leftAfter.length;
    }
    leftAfter.push(remainingCapacities(instance, assignment));
  }
  return { assignment, leftAfter, batchOf };
}

/** Case indices by batch number, in chronological order. */
function batchesOf({ instance, days, batchDays }: OnlineProblem): [number, number[]][] {
  const first = days.reduce((least, day) => Math.min(least, day), Number.MAX_SAFE_INTEGER);
  const batches = new Map<number, number[]>();
  for (let i = 0; i < instance.caseCount; i += 1) {
    const number = Math.floor((days[i]! - first) / batchDays);
    const batch = batches.get(number);
    if (batch === undefined) batches.set(number, [i]);
    else batch.push(i);
  }
  return [...batches].sort(([a], [b]) => a - b);
}
