import type { Instance } from './instance.ts';
import type { Random } from './random.ts';
import { below } from './random.ts';

/** What is known of the flow of arrivals at one moment: the past, and what has come so far. Never what is to come. */
export interface Known {
  readonly history: Instance;
  /** Arrival day of each case in the history, counted from any fixed day. */
  readonly historyDays: Int32Array;
  /** The cases that have arrived, those of the present batch included; capacities as at the start of the period. */
  readonly seen: Instance;
  /** Days from the first arrival to the end of the present batch. */
  readonly elapsed: number;
  /** How many days the capacities are for; undefined to take it from the history. */
  readonly periodDays: number | undefined;
}

/** Capacities are announced for a year at most; a longer history tells the rate, not the period. */
const LONGEST_PERIOD = 365;
/** How many observed cases weigh as much as the history's rate. */
const RATE_WEIGHT = 30;
/** A burst of arrivals raises the expectation by no more than this factor. */
const MOST_RATE_RISE = 2;

/** The number of cases still to be expected in the period. */
export function expectedRemaining(known: Known): number {
  if (known.history.caseCount === 0) return remainingWithoutHistory(known);
  const span = spanOf(known.historyDays);
  const period = known.periodDays ?? Math.min(span, LONGEST_PERIOD);
  const rate = known.history.caseCount / span;
  const expected = rate * Math.min(known.elapsed, period);
  const ratio = (RATE_WEIGHT + known.seen.caseCount) / (RATE_WEIGHT + expected);
  return Math.max(0, rate * (period - known.elapsed) * Math.min(MOST_RATE_RISE, ratio));
}

/** Without a history: as many more as the announced places allow for, or as the rate so far brings in the period. */
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

/** Draws one possible rest of the period, with replacement, from the history and the cases seen so far. */
export function sampleFuture(known: Known, random: Random): Instance {
  const { history, seen } = known;
  const mean = expectedRemaining(known);
  const rateDeviation = mean / Math.sqrt(RATE_WEIGHT + seen.caseCount);
  const count = Math.max(0, Math.round(mean + normal(random) * Math.hypot(rateDeviation, Math.sqrt(mean))));
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
