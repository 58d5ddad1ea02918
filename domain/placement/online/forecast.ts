import type { Instance } from '../model/instance.ts';
import type { Random } from '../model/random.ts';
import { below } from '../model/random.ts';

/** What is known about arrivals at one moment: the past, and what has arrived so far. Never what is to come. */
export interface Known {
  readonly history: Instance;
  /** Arrival day of each case in the history, counted from any fixed day. */
  readonly historyDays: Int32Array;
  /** The cases that have arrived, including the current batch; capacities as at the start of the period. */
  readonly seen: Instance;
  /** Days from the first arrival to the end of the present batch. */
  readonly elapsed: number;
  /** How many days the capacities are for; undefined to take it from the history. */
  readonly periodDays: number | undefined;
}

/** How many cases are still to come: two estimates, and how far to trust the first. */
export interface Outlook {
  /** Probability that the period brings as many cases as the history did in as many days. */
  readonly planBelief: number;
  readonly planned: Count;
  /** At the rate of arrivals so far, with the history's rate as the first guess. */
  readonly flowing: Count;
}

interface Count {
  readonly mean: number;
  readonly deviation: number;
}

/** Capacities are announced for a year at most; a longer history indicates the rate, not the period. */
const LONGEST_PERIOD = 365;
/** Programmes plan by the year: the trust, before any arrival, that the plan is as in the history. */
const PLAN_BELIEF = 0.9;
/** The relative deviation of a year's total from such a plan. */
const PLAN_DEVIATION = 0.015;
/** How many cases the history's rate counts for against the arrivals so far, if there is no such plan. */
const RATE_WEIGHT = 10;
/** A burst of arrivals raises the expectation by no more than this factor. */
const MAX_RATE_RISE = 3;
/** Roughly the middles of the four quarters of a normal distribution, in deviations, slightly towards the outside. */
const QUARTERS = [-1.5, -0.5, 0.5, 1.5];
const NONE: Count = { mean: 0, deviation: 0 };

export function outlookOf(known: Known): Outlook {
  const { seen, elapsed, history } = known;
  const arrived = seen.caseCount;
  if (history.caseCount === 0) {
    const mean = remainingWithoutHistory(known);
    const deviation = mean / Math.sqrt(RATE_WEIGHT + arrived);
    return {
      planBelief: 0,
      planned: NONE,
      flowing: { mean, deviation: Math.hypot(deviation, Math.sqrt(mean)) },
    };
  }
  const span = spanOf(known.historyDays);
  const period = known.periodDays ?? Math.min(span, LONGEST_PERIOD);
  if (elapsed >= period) return { planBelief: 0, planned: NONE, flowing: NONE };
  const total = (history.caseCount / span) * period;
  const share = elapsed / period;
  const due = total * share;
  const plan = likelihood(arrived - due, due * (1 - share) + (PLAN_DEVIATION * due) ** 2);
  const flow = likelihood(arrived - due, due + due ** 2 / RATE_WEIGHT);
  const rise = Math.min(MAX_RATE_RISE, (RATE_WEIGHT + arrived) / (RATE_WEIGHT + due));
  const flowing = total * (1 - share) * rise;
  const planned = Math.max(0, total - arrived);
  return {
    planBelief: (PLAN_BELIEF * plan) / (PLAN_BELIEF * plan + (1 - PLAN_BELIEF) * flow || 1),
    planned: {
      mean: planned,
      deviation: Math.min(PLAN_DEVIATION * total, Math.sqrt(planned)),
    },
    flowing: {
      mean: flowing,
      deviation: Math.hypot(flowing / Math.sqrt(RATE_WEIGHT + arrived), Math.sqrt(flowing)),
    },
  };
}

/** The number of cases still to be expected in the period. */
export const expectedRemaining = ({ planBelief, planned, flowing }: Outlook): number =>
  planBelief * planned.mean + (1 - planBelief) * flowing.mean;

/** Equally likely numbers of cases still to come. */
export function likelyCounts(outlook: Outlook): number[] {
  const { planBelief, planned, flowing } = outlook;
  const mean = expectedRemaining(outlook);
  const square = ({ mean: m, deviation }: Count): number => m ** 2 + deviation ** 2;
  const variance = planBelief * square(planned) + (1 - planBelief) * square(flowing) - mean ** 2;
  const deviation = Math.sqrt(Math.max(0, variance));
  return QUARTERS.map((quarter) => Math.max(0, mean + quarter * deviation));
}

/** Density, but for a factor, of a deviation under the normal distribution of this variance, at least that of one case. */
function likelihood(deviation: number, variance: number): number {
  const spread = Math.max(1, variance);
  return Math.exp(-(deviation ** 2) / spread / 2) / Math.sqrt(spread);
}

/** Without a history: as many more as the announced places allow, or as the rate so far brings in the period. */
function remainingWithoutHistory({ seen, elapsed, periodDays }: Known): number {
  if (seen.caseCount === 0) return 0;
  if (periodDays !== undefined) return Math.max(0, (seen.caseCount / elapsed) * (periodDays - elapsed));
  const places = seen.capacities.reduce((sum, capacity) => sum + capacity, 0);
  const persons = seen.sizes.reduce((sum, size) => sum + size, 0);
  return Math.max(0, (places / persons - 1) * seen.caseCount);
}

function spanOf(days: Int32Array): number {
  let first = days[0]!;
  let last = days[0]!;
  for (const day of days) {
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  return last - first + 1;
}

/** Draws one possible remainder of the period, with replacement, from the history and the cases seen so far. */
export function sampleFuture({ history, seen }: Known, outlook: Outlook, random: Random): Instance {
  const { mean, deviation } = random() < outlook.planBelief ? outlook.planned : outlook.flowing;
  const count = Math.max(0, Math.round(mean + normal(random) * deviation));
  const n = seen.localityCount;
  const sizes = new Int32Array(count);
  const values = new Float64Array(count * n);
  for (let k = 0; k < count; k += 1) {
    const draw = below(random, history.caseCount + seen.caseCount);
    const fromHistory = draw < history.caseCount;
    const pool = fromHistory ? history : seen;
    const index = fromHistory ? draw : draw - history.caseCount;
    sizes[k] = pool.sizes[index]!;
    values.set(pool.values.subarray(index * n, (index + 1) * n), k * n);
  }
  return { caseCount: count, localityCount: n, sizes, capacities: seen.capacities, values };
}

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
