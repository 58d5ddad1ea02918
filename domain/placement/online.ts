import type { Objective } from './batch.ts';
import { fillGaps } from './fill-gaps.ts';
import type { Known } from './forecast.ts';
import { expectedRemaining, sampleFuture } from './forecast.ts';
import type { Assignment, Instance } from './instance.ts';
import { NOWHERE, remainingCapacities, restrict, withPersonReward } from './instance.ts';
import { candidatesByPrice, improve } from './local-search.ts';
import type { Random } from './random.ts';
import { seededRandom } from './random.ts';
import { largestWorth, relax, wholeCases } from './relaxation.ts';

export interface OnlineProblem {
  readonly instance: Instance;
  /** Arrival day of each case, counted from any fixed day. */
  readonly days: Int32Array;
  readonly history: Instance;
  readonly historyDays: Int32Array;
  readonly batchDays: number;
  /** How many days the capacities are for; without it, as long as the history, at most a year. */
  readonly periodDays?: number;
}

export interface OnlineAnswer {
  readonly assignment: Assignment;
  /** For each case, the free places of every locality after its batch was decided, at `batchOf[case]`. */
  readonly leftAfter: readonly Int32Array[];
  readonly batchOf: Int32Array;
}

/** In units of the largest score per person: what a place lost to a later person weighs in the prices. */
const PERSON_REWARD = 0.5;
/** Above every difference that scores and prices can make: a case that fits is placed. */
const PLACE_NOW = 1e4;
const SAMPLED_CASES = 5000;
const FEWEST_SAMPLES = 2;
const MOST_SAMPLES = 16;

/**
 * Decides each batch as it arrives. Places are priced by the duals of sampled futures (Ahani, Gölz, Procaccia,
 * Teytelboym, Trapp, “Dynamic placement in refugee resettlement”); a case goes where its score less the price of its
 * places is highest. With `placed-first` a lost person counts in the prices, and a case that fits somewhere is always
 * placed. No decision looks at a case that arrives after its batch.
 */
export function placeOnline(problem: OnlineProblem, objective: Objective, seed: number): OnlineAnswer {
  const { instance } = problem;
  const random = seededRandom(seed);
  const all = Array.from({ length: instance.localityCount }, (_, l) => l);
  const assignment = new Int32Array(instance.caseCount).fill(NOWHERE);
  const batchOf = new Int32Array(instance.caseCount);
  const leftAfter: Int32Array[] = [];
  const seen: number[] = [];
  for (const [number, batch] of batchesOf(problem)) {
    seen.push(...batch);
    const known: Known = {
      history: problem.history,
      historyDays: problem.historyDays,
      seen: restrict(instance, seen, all),
      elapsed: (number + 1) * problem.batchDays,
      periodDays: problem.periodDays,
    };
    const capacities = remainingCapacities(instance, assignment);
    const decided = decide({ ...restrict(instance, batch, all), capacities }, known, objective, random);
    for (const [k, item] of batch.entries()) {
      assignment[item] = decided[k]!;
      batchOf[item] = leftAfter.length;
    }
    leftAfter.push(remainingCapacities(instance, assignment));
  }
  return { assignment, leftAfter, batchOf };
}

/** Case indices by number of batch, in order of time. */
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

function decide(present: Instance, known: Known, objective: Objective, random: Random): Assignment {
  const placedFirst = objective === 'placed-first';
  const unit = largestWorth(known.history.caseCount > 0 ? known.history : known.seen);
  const reward = placedFirst ? unit * PERSON_REWARD : 0;
  const prices = expectedPrices(present, known, reward, random);
  const worth = lessPrices(withPersonReward(present, reward), prices);
  const decided = placedFirst ? withPersonReward(worth, unit * PLACE_NOW) : worth;
  const relaxation = relax(decided, 0);
  const assignment = wholeCases(decided, relaxation);
  improve(decided, candidatesByPrice(decided, relaxation.prices, present.localityCount), assignment);
  fillGaps(decided, assignment, placedFirst ? Number.NEGATIVE_INFINITY : 0);
  return assignment;
}

function expectedPrices(present: Instance, known: Known, reward: number, random: Random): Float64Array {
  const wanted = Math.ceil(SAMPLED_CASES / (expectedRemaining(known) + 1));
  const samples = Math.min(MOST_SAMPLES, Math.max(FEWEST_SAMPLES, wanted));
  const prices = new Float64Array(present.localityCount);
  for (let k = 0; k < samples; k += 1) {
    const sample = relax(joined(present, sampleFuture(known, random)), reward);
    for (let l = 0; l < prices.length; l += 1) prices[l]! += sample.prices[l]! / samples;
  }
  return prices;
}

function joined(present: Instance, future: Instance): Instance {
  const sizes = new Int32Array(present.caseCount + future.caseCount);
  sizes.set(present.sizes);
  sizes.set(future.sizes, present.caseCount);
  const values = new Float64Array(present.values.length + future.values.length);
  values.set(present.values);
  values.set(future.values, present.values.length);
  return { ...present, caseCount: sizes.length, sizes, values };
}

function lessPrices(instance: Instance, prices: Float64Array): Instance {
  const n = instance.localityCount;
  const values = Float64Array.from(
    instance.values,
    (value, k) => value - instance.sizes[Math.floor(k / n)]! * prices[k % n]!,
  );
  return { ...instance, values };
}
