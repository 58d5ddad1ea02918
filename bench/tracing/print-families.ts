import type { FamilyRun } from './families.ts';
import { type PairQuality, type Quality, worstPair } from './outcome.ts';
import { show } from './statistics.ts';

const FIGURES = [
  'candidateRecall',
  'recallAt10',
  'reciprocalRank',
  'precision',
  'recall',
  'f1',
  'falseLikely',
  'brier',
] as const;
/** Headings of the figures in a table of script pairs. */
const SHORT = ['cand.', 'at 10', 'MRR', 'prec.', 'recall', 'F1', 'false', 'Brier'];

function printQuality(label: string, quality: Quality): void {
  console.log(`  ${label}: ${quality.requests} requests`);
  for (const figure of FIGURES) console.log(`    ${figure.padEnd(16)} ${show(quality[figure])}`);
  const { examined, ms, cpuMs } = quality;
  const spread = ({ p50, p95 }: Quality['ms']) => `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
  // The baseline is timed by the clock alone.
  const processor = Number.isNaN(cpuMs.p50) ? '' : `; processor time ${spread(cpuMs)}`;
  console.log(`    examined p50 ${examined.p50}, p95 ${examined.p95}; latency ${spread(ms)}${processor}`);
}

function printPairs(pairs: readonly PairQuality[]): void {
  console.log(
    `    ${'script pair'.padEnd(20)} ${SHORT.map((name) => name.padStart(6)).join(' ')}  requests (matched)`,
  );
  for (const pair of pairs) {
    const cells = FIGURES.map((figure) => {
      const { value } = pair[figure];
      return (Number.isNaN(value) ? '–' : value.toFixed(3)).padStart(6);
    });
    console.log(`    ${pair.pair.padEnd(20)} ${cells.join(' ')}  ${pair.requests} (${pair.matched})`);
  }
}

/** Prints one registry of generated families: matcher, script pairs, the worst of them with intervals, baseline. */
export function printRun(run: FamilyRun): void {
  console.log(
    `\nGenerated families, ${run.persons} persons: indexed in ${run.indexSeconds.toFixed(1)} s, peak memory ${run.peakMb.index} MB (index), ${run.peakMb.match} MB (match)`,
  );
  printQuality('matcher', run.quality);
  printPairs(run.quality.pairs);
  const worst = worstPair(run.quality);
  if (worst !== undefined) {
    console.log(`    worst script pair: ${worst.pair}, ${worst.matched} requests with a match`);
    for (const figure of FIGURES) console.log(`      ${figure.padEnd(16)} ${show(worst[figure])}`);
  }
  if (run.baseline !== undefined)
    printQuality('baseline (any-ascii + Jaro-Winkler + year, whole registry read)', run.baseline);
}
