import { bootstrap, type Interval, mean, percentile } from './statistics.ts';

/** What the matcher answered to one request, and the truth. */
export interface Outcome {
  readonly truth?: string | undefined;
  readonly pair: string;
  readonly examined: number;
  readonly ms: number;
  /** Processor time, which a busy machine stretches less than the time on the wall. */
  readonly cpuMs?: number;
  readonly candidates: readonly {
    readonly person: string;
    readonly probability: number;
    readonly band: string;
    readonly bits: number;
  }[];
}

export interface Quality {
  readonly requests: number;
  readonly candidateRecall: Interval;
  readonly recallAt10: Interval;
  readonly reciprocalRank: Interval;
  readonly precision: Interval;
  readonly recall: Interval;
  readonly f1: Interval;
  readonly falseLikely: Interval;
  readonly brier: Interval;
  readonly examined: { readonly p50: number; readonly p95: number };
  readonly ms: { readonly p50: number; readonly p95: number };
  readonly cpuMs: { readonly p50: number; readonly p95: number; readonly mean: number };
  readonly pairs: readonly PairQuality[];
}

type Spreads = 'examined' | 'ms' | 'cpuMs' | 'pairs';

/** The figures of one script pair: requests whose person is registered, and those in vain of the same hand. */
export interface PairQuality extends Omit<Quality, Spreads> {
  readonly pair: string;
  /** Requests with a match. */
  readonly matched: number;
}

const FEWEST_OF_A_PAIR = 15;

export function rankOf({ truth, candidates }: Outcome): number {
  const rank = candidates.findIndex(({ person }) => person === truth);
  return rank < 0 ? Number.POSITIVE_INFINITY : rank;
}

function share(rows: readonly Outcome[], holds: (row: Outcome) => boolean): number {
  return mean(rows.map((row) => Number(holds(row))));
}

function decisions(rows: readonly Outcome[]): { hits: number; flagged: number; sought: number } {
  let hits = 0;
  let flagged = 0;
  for (const { truth, candidates } of rows) {
    const likely = candidates.filter(({ band }) => band === 'likely');
    flagged += likely.length;
    hits += likely.filter(({ person }) => person === truth).length;
  }
  return { hits, flagged, sought: rows.filter(({ truth }) => truth !== undefined).length };
}

function brierOf({ truth, candidates }: Outcome): number {
  return (
    candidates
      .slice(0, 10)
      .reduce((sum, { person, probability }) => sum + (probability - Number(person === truth)) ** 2, 0) / 10
  );
}

const spread = (values: readonly number[]) => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
});

export function figuresOf(outcomes: readonly Outcome[]): Omit<Quality, Spreads> {
  const matched = outcomes.filter(({ truth }) => truth !== undefined);
  const unmatched = outcomes.filter(({ truth }) => truth === undefined);
  return {
    requests: outcomes.length,
    candidateRecall: bootstrap(matched, (rows) =>
      share(rows, (row) => rankOf(row) < Number.POSITIVE_INFINITY),
    ),
    recallAt10: bootstrap(matched, (rows) => share(rows, (row) => rankOf(row) < 10)),
    reciprocalRank: bootstrap(matched, (rows) => mean(rows.map((row) => 1 / (rankOf(row) + 1)))),
    precision: bootstrap(outcomes, (rows) => decisions(rows).hits / decisions(rows).flagged),
    recall: bootstrap(outcomes, (rows) => decisions(rows).hits / decisions(rows).sought),
    f1: bootstrap(
      outcomes,
      (rows) => (2 * decisions(rows).hits) / (decisions(rows).flagged + decisions(rows).sought),
    ),
    falseLikely: bootstrap(unmatched, (rows) =>
      share(rows, ({ candidates }) => candidates.some(({ band }) => band === 'likely')),
    ),
    brier: bootstrap(outcomes, (rows) => mean(rows.map(brierOf))),
  };
}

/** All figures of one run. "Brier" is over the ten best candidates of each request. */
export function qualityOf(outcomes: readonly Outcome[]): Quality {
  const cpu = outcomes.flatMap(({ cpuMs }) => cpuMs ?? []);
  const pairs = [...Map.groupBy(outcomes, ({ pair }) => pair)]
    .filter(([, rows]) => rows.some(({ truth }) => truth !== undefined))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([pair, rows]) => ({
      pair,
      matched: rows.filter(({ truth }) => truth !== undefined).length,
      ...figuresOf(rows),
    }));
  return {
    ...figuresOf(outcomes),
    examined: spread(outcomes.map((row) => row.examined)),
    ms: spread(outcomes.map((row) => row.ms)),
    cpuMs: { ...spread(cpu), mean: mean(cpu) },
    pairs,
  };
}

/** The script pair found least often among the first ten, of those with enough requests to tell. */
export function worstPair(quality: Quality): PairQuality | undefined {
  const enough = quality.pairs.filter(({ matched }) => matched >= FEWEST_OF_A_PAIR);
  return enough.sort(
    (a, b) => a.recallAt10.value - b.recallAt10.value || a.reciprocalRank.value - b.reciprocalRank.value,
  )[0];
}
