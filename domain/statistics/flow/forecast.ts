import { type Days, FEWEST_FOR_PERCENTILES } from './durations.ts';

/** The chance of each number of weeks, from 0 on; together 1. */
export type Weeks = readonly number[];

/** What is known of a stage from the cases that have been in it. */
export interface StageHistory {
  /** How long it took those who went through. */
  readonly days: Days;
  readonly through: number;
  readonly skipped: number;
  /** Who left the programme there. */
  readonly ended: number;
}

/** What is ahead of a case until it arrives: steps one after the other, the stages of a step at the same time. */
export type Ahead = readonly (readonly string[])[];

/** Cases that are equally far, in the first step of what is ahead. */
export interface Group {
  readonly programme: string;
  readonly ahead: Ahead;
  /** How many whole weeks they have been in it. */
  readonly weeks: number;
  readonly cases: number;
}

/** When a case may arrive: the weeks until then, if it arrives at all, and the chance of that. */
export interface Arrival {
  readonly weeks: Weeks;
  readonly chance: number;
}
export type Unknown = { readonly unknown: 'too-few' | 'longer-than-any'; readonly stage: string };

/** Ten years: nobody plans by what would come after. */
const MOST_WEEKS = 520;
const WEEK = 7;

function normal(weights: readonly number[]): number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/** The weeks that a stage takes; those who skipped it took none. */
export function weeksOf({ days, skipped }: Pick<StageHistory, 'days' | 'skipped'>): Weeks {
  const weights: number[] = [skipped];
  for (const [day, count] of Object.entries(days)) {
    const week = Math.min(MOST_WEEKS, Math.floor(Number(day) / WEEK));
    weights[week] = (weights[week] ?? 0) + count;
  }
  return normal(Array.from(weights, (weight) => weight ?? 0));
}

/** One after the other. */
export function following(a: Weeks, b: Weeks): Weeks {
  const sum: number[] = new Array(Math.min(MOST_WEEKS + 1, a.length + b.length - 1)).fill(0);
  for (const [i, p] of a.entries())
    if (p > 0)
      for (const [j, q] of b.entries()) {
        const week = Math.min(MOST_WEEKS, i + j);
        sum[week] = (sum[week] ?? 0) + p * q;
      }
  return sum;
}

/** At the same time: over when the slowest is. */
export function together(all: readonly Weeks[]): Weeks {
  const length = Math.max(1, ...all.map((weeks) => weeks.length));
  const up = all.map((weeks) => {
    let sum = 0;
    return Array.from({ length }, (_, week) => {
      sum += weeks[week] ?? 0;
      return sum;
    });
  });
  const whole = Array.from({ length }, (_, week) =>
    up.reduce((product, one) => product * (one[week] ?? 1), 1),
  );
  return whole.map((value, week) => Math.max(0, value - (week === 0 ? 0 : (whole[week - 1] ?? 0))));
}

/** What is left for who has been there for so many weeks; undefined if nobody ever took longer. */
export function leftAfter(weeks: Weeks, passed: number): Weeks | undefined {
  const left = weeks.slice(passed);
  const sum = left.reduce((total, chance) => total + chance, 0);
  return sum > 0 ? normal(left) : undefined;
}

/** The week in which this share has arrived. */
export function weekOf(weeks: Weeks, share: number): number {
  let sum = 0;
  const found = weeks.findIndex((chance) => {
    sum += chance;
    return sum >= share - 1e-9;
  });
  return found < 0 ? weeks.length - 1 : found;
}

/**
 * When a case arrives that is in the first step of what is ahead of it, from the durations of those before it: each stage as
 * one of them, independent of the others. No answer where a stage has had fewer than ten cases, or nobody took this long.
 */
export function arrivalOf(
  { ahead, weeks }: Pick<Group, 'ahead' | 'weeks'>,
  history: (stage: string) => StageHistory | undefined,
): Arrival | Unknown {
  let sum: Weeks = [1];
  let chance = 1;
  for (const [index, step] of ahead.entries()) {
    const stages: Weeks[] = [];
    for (const stage of step) {
      const known = history(stage);
      const passed = (known?.through ?? 0) + (known?.skipped ?? 0);
      if (known === undefined || passed < FEWEST_FOR_PERCENTILES) return { unknown: 'too-few', stage };
      // Who is in a stage has not skipped it.
      const took = weeksOf(index === 0 ? { days: known.days, skipped: 0 } : known);
      const left = index === 0 ? (known.through > 0 ? leftAfter(took, weeks) : undefined) : took;
      if (left === undefined) return { unknown: 'longer-than-any', stage };
      stages.push(left);
      chance *= passed / (passed + known.ended);
    }
    sum = following(sum, together(stages));
  }
  return { weeks: sum, chance };
}

/** How many may arrive in a month: the expected number, and a band that holds in nine of ten such months. */
export interface MonthOfArrivals {
  readonly month: string;
  readonly expected: number;
  readonly low: number;
  readonly high: number;
}

/** When the cases of a step arrive, if they do: half of them by one day, nine of ten by another. */
export interface StepForecast {
  readonly programme: string;
  readonly stages: readonly string[];
  readonly cases: number;
  /** Cases of which nothing can be said, by the reason. */
  readonly tooFew: number;
  readonly longerThanAny: number;
  readonly half: string | null;
  readonly most: string | null;
}

export interface Forecast {
  readonly months: readonly MonthOfArrivals[];
  readonly steps: readonly StepForecast[];
}

const DAY_MS = 86_400_000;
const inWeeks = (at: string, weeks: number): string =>
  new Date(Date.parse(at) + (weeks + 0.5) * WEEK * DAY_MS).toISOString();

function monthsFrom(at: string, count: number): string[] {
  const [year = 0, month = 1] = at.split('-').map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - 1 + index, 1)).toISOString().slice(0, 7),
  );
}

/** Nine of ten, if cases arrive independently of each other. */
const BAND = 1.645;

interface Share {
  readonly cases: number;
  readonly share: number;
}

function band(month: string, shares: readonly Share[]): MonthOfArrivals {
  const expected = shares.reduce((sum, { cases, share }) => sum + cases * share, 0);
  const spread =
    BAND * Math.sqrt(shares.reduce((sum, { cases, share }) => sum + cases * share * (1 - share), 0));
  const most = shares.reduce((sum, { cases }) => sum + cases, 0);
  return {
    ...{ month, expected },
    low: Math.max(0, Math.floor(expected - spread)),
    high: Math.min(most, Math.ceil(expected + spread)),
  };
}

const keyOf = ({ programme, ahead }: Group): string =>
  `${programme} ${[...(ahead[0] ?? [])].sort().join(' ')}`;

/** The arrivals of the months ahead, this one first, from the stages' own durations. */
export function forecastOf(
  groups: readonly Group[],
  history: (programme: string, stage: string) => StageHistory | undefined,
  at: string,
  months: number,
): Forecast {
  const found = groups.map((group) => ({
    group,
    arrival: arrivalOf(group, (stage) => history(group.programme, stage)),
  }));
  const known = found.flatMap(({ group, arrival }) => ('weeks' in arrival ? [{ group, arrival }] : []));
  const longest = Math.max(0, ...known.map(({ arrival }) => arrival.weeks.length));
  const monthOf = Array.from({ length: longest }, (_, week) => inWeeks(at, week).slice(0, 7));
  const shares = new Map<string, Share[]>();
  for (const { group, arrival } of known) {
    const byMonth = new Map<string, number>();
    for (const [week, p] of arrival.weeks.entries())
      if (p > 0)
        byMonth.set(monthOf[week] ?? '', (byMonth.get(monthOf[week] ?? '') ?? 0) + p * arrival.chance);
    for (const [month, share] of byMonth) {
      const all = shares.get(month);
      if (all) all.push({ cases: group.cases, share });
      else shares.set(month, [{ cases: group.cases, share }]);
    }
  }
  const steps = new Map<string, typeof found>();
  for (const one of found) {
    const known = steps.get(keyOf(one.group));
    if (known) known.push(one);
    else steps.set(keyOf(one.group), [one]);
  }
  return {
    months: monthsFrom(at, months).map((month) => band(month, shares.get(month) ?? [])),
    steps: [...steps.values()].map((all) => stepOf(all, at)),
  };
}

function stepOf(all: readonly { group: Group; arrival: Arrival | Unknown }[], at: string): StepForecast {
  const count = (why?: Unknown['unknown']) =>
    all
      .filter(({ arrival }) => why === undefined || ('unknown' in arrival && arrival.unknown === why))
      .reduce((sum, { group }) => sum + group.cases, 0);
  const weights: number[] = [];
  for (const { group, arrival } of all)
    if ('weeks' in arrival)
      for (const [week, p] of arrival.weeks.entries()) weights[week] = (weights[week] ?? 0) + p * group.cases;
  const mixed = weights.length === 0 ? undefined : normal(Array.from(weights, (weight) => weight ?? 0));
  const dayOf = (share: number) => (mixed ? inWeeks(at, weekOf(mixed, share)).slice(0, 10) : null);
  const { programme, ahead } = all[0]?.group ?? { programme: '', ahead: [] };
  return {
    ...{ programme, stages: ahead[0] ?? [], cases: count() },
    ...{ tooFew: count('too-few'), longerThanAny: count('longer-than-any') },
    ...{ half: dayOf(0.5), most: dayOf(0.9) },
  };
}
