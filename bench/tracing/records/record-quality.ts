import { bootstrap, type Interval, percentile } from '../statistics.ts';
import { chooseRecords, type Linked, linkByBaseline, linkRecords } from './linkage.ts';
import { readRecordSet } from './record-sets.ts';

export interface Decision {
  readonly threshold: number | 'likely';
  readonly precision: Interval;
  readonly recall: Interval;
  readonly f1: Interval;
}

export interface RecordQuality {
  readonly set: string;
  readonly records: number;
  readonly asked: number;
  readonly unread: readonly string[];
  /** Share of the true pairs of which the index brought the other record to be examined. */
  readonly blockingRecall: Interval;
  readonly shipped: Decision;
  /** At a probability of one half, and at the best threshold of this set (an upper bound, as published figures are). */
  readonly half: Decision;
  readonly best: Decision;
  /** At a probability of one half, were the prior odds those of linkage: so many true partners a record, estimated without labels. */
  readonly linkage: Decision & { readonly partners: number };
  readonly baseline: Decision;
  /** The baseline reads every record, so it is asked less. */
  readonly baselineAsked: number;
  readonly examined: { readonly p50: number; readonly p95: number };
}

type Says = (found: Linked['found'][number]) => boolean;

interface Counts {
  readonly hits: number;
  readonly flagged: number;
  readonly sought: number;
}

function count(asked: readonly Linked[], says: Says): Counts[] {
  return asked.map(({ partners, found }) => {
    const said = found.filter(says);
    return { hits: said.filter(({ same }) => same).length, flagged: said.length, sought: partners };
  });
}

const sum = (rows: readonly Counts[], field: keyof Counts): number =>
  rows.reduce((total, row) => total + row[field], 0);
const f1 = (rows: readonly Counts[]): number =>
  (2 * sum(rows, 'hits')) / (sum(rows, 'flagged') + sum(rows, 'sought'));

function decide(asked: readonly Linked[], threshold: Decision['threshold']): Decision {
  const says: Says = threshold === 'likely' ? ({ likely }) => likely : ({ score }) => score >= threshold;
  const rows = count(asked, says);
  return {
    threshold,
    precision: bootstrap(rows, (some) => sum(some, 'hits') / sum(some, 'flagged')),
    recall: bootstrap(rows, (some) => sum(some, 'hits') / sum(some, 'sought')),
    f1: bootstrap(rows, f1),
  };
}

function decideBest(asked: readonly Linked[], thresholds: readonly number[]): Decision {
  const scored = thresholds.map((threshold) => ({
    threshold,
    f1: f1(count(asked, ({ score }) => score >= threshold)),
  }));
  scored.sort((a, b) => b.f1 - a.f1);
  return decide(asked, scored[0]!.threshold);
}

const PROBABILITIES = [
  0.001,
  0.002,
  0.003,
  0.005,
  0.007,
  0.01,
  0.02,
  0.05,
  ...Array.from({ length: 18 }, (_, i) => 0.1 + i / 20),
  0.98,
  0.99,
  0.999,
];
const SIMILARITIES = Array.from({ length: 60 }, (_, i) => 0.4 + i / 100);

/**
 * The matcher's prior is that of a search: one person sought among all. In a linkage a record has several partners, or
 * none. How many, the answers themselves tell (Saerens, Latinne and Decaestecker 2002): expectation-maximisation of the
 * prior alone, which reads no label.
 */
function estimatePartners(asked: readonly Linked[]): number {
  const scores = asked.flatMap(({ found }) => found.map(({ score }) => score));
  let partners = 1;
  for (let round = 0; round < 100; round++)
    partners = scores.reduce((sum, score) => sum + withPrior(score, partners), 0) / asked.length;
  return partners;
}

const withPrior = (score: number, partners: number): number =>
  (score * partners) / (score * partners + 1 - score);

/** Pair precision, recall and F1 of a set with known truth: every chosen record is a request to the registry of all. */
export async function recordQuality(
  dataDir: string,
  name: 'FEBRL3' | 'historical persons',
  most: number,
  baselineMost: number,
): Promise<RecordQuality> {
  const set = readRecordSet(dataDir, name);
  const chosen = chooseRecords(set, most, 7);
  const { asked } = await linkRecords(set, chosen);
  const examined = asked.map((one) => one.examined);
  const reached = asked.map(({ partners, found }) => ({
    hits: found.filter(({ same }) => same).length,
    flagged: 0,
    sought: partners,
  }));
  const partners = estimatePartners(asked);
  const fewer = chosen.slice(0, baselineMost);
  return {
    set: set.set,
    records: set.records.length,
    asked: asked.length,
    unread: set.unread,
    blockingRecall: bootstrap(reached, (some) => sum(some, 'hits') / sum(some, 'sought')),
    shipped: decide(asked, 'likely'),
    half: decide(asked, 0.5),
    best: decideBest(asked, PROBABILITIES),
    linkage: { ...decide(asked, 1 / (1 + partners)), partners },
    baseline: decideBest(linkByBaseline(set, fewer), SIMILARITIES),
    baselineAsked: fewer.length,
    examined: { p50: percentile(examined, 0.5), p95: percentile(examined, 0.95) },
  };
}
