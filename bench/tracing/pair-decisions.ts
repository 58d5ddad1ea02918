import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import anyAscii from 'any-ascii';
import { parse } from 'csv-parse/sync';
import { nameProbability } from '../../domain/tracing/names/name-probability.ts';
import { rememberingEvidence } from '../../domain/tracing/names/token-evidence.ts';
import { jaroWinkler } from './jaro-winkler.ts';
import { bootstrap, type Interval } from './statistics.ts';

export interface PairDecisions {
  readonly set: string;
  readonly pairs: number;
  readonly f1: Interval;
  /** The baseline at its own best threshold on this very set: an upper bound of what it does. */
  readonly baselineF1: Interval;
}

interface Scored {
  readonly same: boolean;
  readonly score: number;
}

export function f1(rows: readonly { readonly same: boolean; readonly said: boolean }[]): number {
  const hits = rows.filter((row) => row.same && row.said).length;
  const wrong = rows.filter((row) => row.same !== row.said).length;
  return (2 * hits) / (2 * hits + wrong);
}

/** Greedy pairing of words by Jaro-Winkler over any-ascii, averaged over the longer name. */
export function baselineNameScore(a: string, b: string): number {
  const words = (text: string): string[] =>
    anyAscii(text)
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean);
  const left = words(a);
  const right = words(b);
  const pairs = left.flatMap((one, i) => right.map((other, j) => ({ i, j, score: jaroWinkler(one, other) })));
  pairs.sort((p, q) => q.score - p.score);
  const usedLeft = new Set<number>();
  const usedRight = new Set<number>();
  let sum = 0;
  for (const { i, j, score } of pairs) {
    if (usedLeft.has(i) || usedRight.has(j)) continue;
    usedLeft.add(i);
    usedRight.add(j);
    sum += score;
  }
  return sum / Math.max(1, left.length, right.length);
}

function decide(set: string, scored: readonly Scored[], baseline: readonly Scored[]): PairDecisions {
  const at = (rows: readonly Scored[], threshold: number) =>
    bootstrap(
      rows.map(({ same, score }) => ({ same, said: score >= threshold })),
      f1,
    );
  const thresholds = Array.from({ length: 60 }, (_, i) => 0.4 + i / 100);
  const best = Math.max(...thresholds.map((threshold) => at(baseline, threshold).value));
  const threshold = thresholds.find((one) => at(baseline, one).value === best)!;
  return { set, pairs: scored.length, f1: at(scored, 0.5), baselineF1: at(baseline, threshold) };
}

/** F1 of "one person" decisions on name pairs, at the shipped threshold of one half. */
export function pairDecisions(dataDir: string): PairDecisions[] {
  const read = (file: string) =>
    parse(readFileSync(join(dataDir, 'name-pairs', file)), { columns: true }) as Record<string, string>[];
  const sets = [
    {
      set: 'OpenSanctions persons',
      rows: read('opensanctions-half.csv').map((row) => ({
        a: row.name1!,
        b: row.name2!,
        same: row.is_match === 'true',
      })),
    },
    {
      set: '40 hard cross-script pairs',
      rows: read('cross-script-40.csv').map((row) => ({ a: row.a!, b: row.b!, same: row.match === '1' })),
    },
  ];
  const evidence = rememberingEvidence();
  return sets.map(({ set, rows }) =>
    decide(
      set,
      rows.map(({ a, b, same }) => ({ same, score: nameProbability(a, b, evidence) })),
      rows.map(({ a, b, same }) => ({ same, score: baselineNameScore(a, b) })),
    ),
  );
}
