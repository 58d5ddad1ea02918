import type { Instance } from '../model/instance.ts';
import { withPersonReward } from '../model/instance.ts';
import type { Random } from '../model/random.ts';
import { relax } from '../model/relaxation.ts';
import type { Known, Outlook } from './forecast.ts';
import { expectedRemaining, sampleFuture } from './forecast.ts';

const SAMPLED_CASES = 5000;
const FEWEST_SAMPLES = 2;
const MAX_SAMPLES = 16;
/** The weight of the sampled futures' own choices, in units of the largest score per person, next to the prices. */
export const VOTE = 0.3;

/** The expected worth of a place at each locality, and of each current case beyond its places. */
export interface Priced {
  readonly prices: Float64Array;
  /** For each current case and locality, the average number of its persons that the futures sent there. */
  readonly votes: Float64Array;
  /** Places left free, on average over the futures. */
  readonly unfilled: number;
  /** The current cases: their worth after paying for their places. */
  readonly worth: Instance;
}

/**
 * Relaxes the current batch together with each of several sampled futures. The mean of the duals prices the places;
 * the share of futures in which a case goes to a locality, less the share in which it stays unplaced, is added.
 */
export function priceBySamples(
  present: Instance,
  known: Known,
  outlook: Outlook,
  reward: number,
  unit: number,
  random: Random,
): Priced {
  const n = present.localityCount;
  const wanted = Math.ceil(SAMPLED_CASES / (expectedRemaining(outlook) + 1));
  const samples = Math.min(MAX_SAMPLES, Math.max(FEWEST_SAMPLES, wanted));
  let unfilled = present.capacities.reduce((sum, places) => sum + places, 0);
  const prices = new Float64Array(n);
  const votes = new Float64Array(present.values.length);
  for (let k = 0; k < samples; k += 1) {
    const sample = relax(joined(present, sampleFuture(known, outlook, random)), reward);
    unfilled -= sample.persons / samples;
    for (let l = 0; l < n; l += 1) prices[l]! += sample.prices[l]! / samples;
    for (let at = 0; at < votes.length; at += 1) votes[at]! += sample.flow[at]! / samples;
  }
  const priced = lessPrices(withPersonReward(present, reward), prices);
  const values = new Float64Array(votes.length);
  for (let i = 0; i < present.caseCount; i += 1) {
    const row = i * n;
    const placed = votes.subarray(row, row + n).reduce((sum, share) => sum + share, 0);
    const nowhere = present.sizes[i]! - placed;
    for (let at = row; at < row + n; at += 1) {
      values[at] = (1 - VOTE) * priced.values[at]! + VOTE * unit * (votes[at]! - nowhere);
    }
  }
  return { prices, votes, unfilled, worth: { ...present, values } };
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

/** Every value less the price of the places that the case takes. */
export function lessPrices(instance: Instance, prices: Float64Array): Instance {
  const n = instance.localityCount;
  const values = new Float64Array(instance.values.length);
  for (let i = 0; i < instance.caseCount; i += 1) {
    const size = instance.sizes[i]!;
    for (let l = 0; l < n; l += 1) values[i * n + l] = instance.values[i * n + l]! - size * prices[l]!;
  }
  return { ...instance, values };
}
