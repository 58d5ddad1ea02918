import type { Assignment, Instance } from './instance.ts';
import { NOWHERE, withPersonReward } from './instance.ts';
import { personsCut } from './persons-cut.ts';
import type { TransportOptimum } from './transport.ts';
import { solveTransport } from './transport.ts';

/** The linear relaxation of "score plus `reward` per placed person", with its proven value. */
export interface Relaxation extends TransportOptimum {
  readonly reward: number;
  /** No assignment, split or whole, has a higher score + reward × persons. */
  readonly bound: number;
}

export function relax(instance: Instance, reward: number): Relaxation {
  const rewarded = withPersonReward(instance, reward);
  const optimum = solveTransport(rewarded);
  return { ...optimum, reward, bound: dualValue(rewarded, optimum.prices) };
}

/**
 * An upper bound on the value of every assignment, for any prices ≥ 0 (weak duality): the value of all places at
 * these prices, plus what each case gains beyond paying for its places.
 */
export function dualValue(instance: Instance, prices: Float64Array): number {
  let value = 0;
  for (let l = 0; l < instance.localityCount; l += 1) value += prices[l]! * instance.capacities[l]!;
  for (let i = 0; i < instance.caseCount; i += 1) value += surplus(instance, prices, i);
  return value;
}

/** What the best locality leaves for case `i` after its price; 0 if it is better left unplaced. */
export function surplus(instance: Instance, prices: Float64Array, i: number): number {
  let best = 0;
  const row = i * instance.localityCount;
  for (let l = 0; l < instance.localityCount; l += 1) {
    best = Math.max(best, instance.values[row + l]! - instance.sizes[i]! * prices[l]!);
  }
  return best;
}

/**
 * The relaxation that places the most persons and, among those, scores most. A modest reward per person usually does
 * and keeps the numbers small; the persons cut proves it. Otherwise the reward is one that always does: an augmenting
 * path visits each locality at most once, and each step changes the score per person by at most twice the largest.
 */
export function relaxPlacedFirst(instance: Instance): Relaxation {
  const largest = largestWorth(instance);
  const modest = relax(instance, largest * MODEST);
  return personsCut(instance, modest) === undefined
    ? relax(instance, largest * 2 * (instance.localityCount + 2))
    : modest;
}

const MODEST = 8;

/** The largest score per person, at least slightly above 0. */
export function largestWorth(instance: Instance): number {
  let largest = 0;
  for (let i = 0; i < instance.caseCount; i += 1) {
    const row = i * instance.localityCount;
    for (let l = 0; l < instance.localityCount; l += 1) {
      const value = instance.values[row + l]!;
      if (value > Number.NEGATIVE_INFINITY) largest = Math.max(largest, Math.abs(value) / instance.sizes[i]!);
    }
  }
  return largest === 0 ? 1 : largest;
}

/** The cases not split by the relaxation, where it put them. */
export function wholeCases(instance: Instance, { flow }: TransportOptimum): Assignment {
  const n = instance.localityCount;
  const assignment = new Int32Array(instance.caseCount).fill(NOWHERE);
  for (let i = 0; i < instance.caseCount; i += 1) {
    for (let l = 0; l < n; l += 1) if (flow[i * n + l] === instance.sizes[i]) assignment[i] = l;
  }
  return assignment;
}

const BOUND_STEPS = 14;
const BOUND_TOLERANCE = 2e-5;

/**
 * An upper bound on the score of every assignment that places at least `persons`. For any reward λ ≥ 0 such an
 * assignment scores at most (bound for λ) − λ × persons; this looks for the λ that makes it lowest.
 */
export function scoreBound(instance: Instance, persons: number, most: Relaxation): number {
  const at = (relaxation: Relaxation): number => relaxation.bound - relaxation.reward * persons;
  let best = at(most);
  if (most.reward === 0 || most.persons <= persons) return best;
  let low = relax(instance, 0);
  let high = most;
  best = Math.min(best, at(low));
  for (let step = 0; step < BOUND_STEPS && low.persons < persons; step += 1) {
    const crossing = low.bound - high.bound - low.reward * low.persons + high.reward * high.persons;
    const slope = high.persons - low.persons;
    const lambda = slope > 0 ? crossing / slope : (low.reward + high.reward) / 2;
    if (!(lambda > low.reward && lambda < high.reward)) return best;
    const middle = relax(instance, lambda);
    const improved = best - at(middle);
    best = Math.min(best, at(middle));
    if (middle.persons < persons) low = middle;
    else high = middle;
    if (improved >= 0 && improved <= Math.abs(best) * BOUND_TOLERANCE && step > 1) return best;
  }
  return best;
}
