import { present } from '../../kernel/present.ts';
import type { Instance } from '../model/instance.ts';
import { isAllowed } from '../model/instance.ts';
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

/** How many cases are still to come, by several accounts of it. */
export interface Outlook {
  /** Their weights sum to 1. */
  readonly accounts: readonly Account[];
}

interface Account {
  readonly weight: number;
  readonly mean: number;
  readonly deviation: number;
}

/** Capacities are announced for a year at most; a longer history indicates the rate, not the period. */
const LONGEST_PERIOD = 365;
/** Trust, before any arrival, that the year brings what the history did, or what fills the announced places. */
const TRUST = { history: 0.6, places: 0.3 };
/** The relative deviation of a year's total from such a plan. */
const DEVIATION = { history: 0.015, places: 0.06 };
/** The usual distance, as a logarithm, between the cases that fill the places and those of the history. */
const LIKENESS = 0.4;
/** How many cases the history's rate counts for against the arrivals so far, if there is no such plan. */
const RATE_WEIGHT = 10;
/** A burst of arrivals raises the expectation by no more than this factor. */
const MAX_RATE_RISE = 3;
/** Roughly the middles of the four quarters of a normal distribution, in deviations, slightly towards the outside. */
const QUARTERS = [-1.5, -0.5, 0.5, 1.5];
const NOBODY: Outlook = { accounts: [{ weight: 1, mean: 0, deviation: 0 }] };

/**
 * Three accounts: the year brings as many cases as the history did in as many days; or as many as fill the announced
 * places; or arrivals go on at the rate so far. Each is weighted by how well it foretold the arrivals so far.
 */
export function outlookOf(known: Known): Outlook {
  const { seen, elapsed, history } = known;
  const arrived = seen.caseCount;
  if (history.caseCount === 0) {
    const mean = remainingWithoutHistory(known);
    const deviation = Math.hypot(mean / Math.sqrt(RATE_WEIGHT + arrived), Math.sqrt(mean));
    return { accounts: [{ weight: 1, mean, deviation }] };
  }
  const span = spanOf(known.historyDays);
  const period = known.periodDays ?? Math.min(span, LONGEST_PERIOD);
  if (elapsed >= period) return NOBODY;
  const total = (history.caseCount / span) * period;
  const filling = casesForPlaces(known);
  const share = elapsed / period;
  const accounts = [
    planned(total, DEVIATION.history, TRUST.history, share, arrived),
    planned(filling, DEVIATION.places, TRUST.places * likeness(filling, total), share, arrived),
    flowing(total, share, arrived),
  ];
  const weights = accounts.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return { accounts: accounts.map((account) => ({ ...account, weight: account.weight / weights })) };
}

/** The year's total was planned, give or take; what has arrived corrects it as far as chance does not explain it. */
function planned(total: number, relative: number, trust: number, share: number, arrived: number): Account {
  const due = total * share;
  const chance = due * (1 - share);
  const loose = (relative * due) ** 2;
  const learnt = loose / Math.max(1, loose + chance);
  const corrected = total + (learnt * (arrived - due)) / share;
  const mean = Math.max(0, corrected - arrived);
  return {
    weight: trust * likelihood(arrived - due, chance + loose),
    mean,
    deviation: relative * total * Math.sqrt(1 - learnt),
  };
}

/** At the rate of arrivals so far, with the history's rate as the first guess. */
function flowing(total: number, share: number, arrived: number): Account {
  const due = total * share;
  const rise = Math.min(MAX_RATE_RISE, (RATE_WEIGHT + arrived) / (RATE_WEIGHT + due));
  const mean = total * (1 - share) * rise;
  return {
    weight: (1 - TRUST.history - TRUST.places) * likelihood(arrived - due, due + due ** 2 / RATE_WEIGHT),
    mean,
    deviation: Math.hypot(mean / Math.sqrt(RATE_WEIGHT + arrived), Math.sqrt(mean)),
  };
}

/** Places for many times more or fewer cases than the history brought were not announced for the expected arrivals. */
const likeness = (filling: number, total: number): number =>
  Math.exp(-(((Math.log(Math.max(1, filling)) - Math.log(Math.max(1, total))) / LIKENESS) ** 2) / 2);

/** How many cases fill the announced places, as far as they are open to anybody known. */
function casesForPlaces({ history, seen }: Known): number {
  const cases = history.caseCount + seen.caseCount;
  const persons = total(history.sizes) + total(seen.sizes);
  return (fillablePlaces([history, seen], seen.capacities) * cases) / persons;
}

/** Places of localities that are open to one of these cases at least. */
export function fillablePlaces(cases: readonly Instance[], capacities: Int32Array): number {
  const isOpen = (l: number): boolean =>
    cases.some((some) => {
      for (let i = 0; i < some.caseCount; i += 1) if (isAllowed(some, i, l)) return true;
      return false;
    });
  return capacities.reduce((sum, places, l) => sum + (isOpen(l) ? places : 0), 0);
}

const total = (counts: Int32Array): number => counts.reduce((sum, count) => sum + count, 0);

/** The number of cases still to be expected in the period. */
export const expectedRemaining = ({ accounts }: Outlook): number =>
  accounts.reduce((sum, { weight, mean }) => sum + weight * mean, 0);

/** Equally likely numbers of cases still to come. */
export function likelyCounts(outlook: Outlook): number[] {
  const mean = expectedRemaining(outlook);
  const square = outlook.accounts.reduce(
    (sum, account) => sum + account.weight * (account.mean ** 2 + account.deviation ** 2),
    0,
  );
  const deviation = Math.sqrt(Math.max(0, square - mean ** 2));
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
  const { mean, deviation } = drawn(outlook, random());
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

function drawn({ accounts }: Outlook, draw: number): Account {
  let left = draw;
  for (const account of accounts) {
    left -= account.weight;
    if (left < 0) return account;
  }
  return present(accounts.at(-1), 'an account of what is to come');
}

const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
