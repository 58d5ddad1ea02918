import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type FamilyRun, growthExponent, runFamilies } from './tracing/families.ts';
import { pairDecisions } from './tracing/pair-decisions.ts';
import { printRun } from './tracing/print-families.ts';
import { haystack } from './tracing/records/haystack.ts';
import { printRecords } from './tracing/records/print-records.ts';
import { recordQuality } from './tracing/records/record-quality.ts';
import { show } from './tracing/statistics.ts';
import { tokenRecall } from './tracing/token-recall.ts';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    'data-dir': {
      type: 'string',
      default: process.env.TRACING_DATA ?? join(import.meta.dirname, '../../shared/data/tracing'),
    },
    seed: { type: 'string', default: '2026' },
    sizes: { type: 'string' },
  },
});
const dataDir = values['data-dir'];
const sizes = (values.sizes ?? (values.quick ? '2000,10000' : '10000,100000,1000000')).split(',').map(Number);
const requests = values.quick ? 200 : 600;

const tokens = tokenRecall(dataDir, values.quick ? 150 : 1000);
console.log('Tokens: recall@10, recall@1; baseline any-ascii + Jaro-Winkler');
for (const row of tokens) {
  console.log(
    `  ${row.set.padEnd(26)} ${show(row.at10)}  ${show(row.at1)}  baseline ${show(row.baselineAt10)} ${show(row.baselineAt1)}  (${row.queries} of ${row.names}, ${row.msPerQuery.toFixed(1)} ms)`,
  );
}
const pairs = pairDecisions(dataDir);
console.log('\nName pairs: F1; baseline at its best threshold');
for (const row of pairs)
  console.log(`  ${row.set.padEnd(26)} ${show(row.f1)}  baseline ${show(row.baselineF1)}  (${row.pairs})`);

const [asked, askedBaseline] = values.quick ? [300, 40] : [1200, 120];
const records = [
  await recordQuality(dataDir, 'FEBRL3', asked, askedBaseline),
  await recordQuality(dataDir, 'historical persons', asked, askedBaseline),
];
const invented = await haystack(dataDir, values.quick ? 150 : 1000, Number(values.seed));
printRecords(records, invented);

const runs: FamilyRun[] = [];
for (const size of sizes) {
  const run = runFamilies(dataDir, size, requests, Number(values.seed));
  printRun(run);
  runs.push(run);
}
const exponent = runs.length > 1 ? growthExponent(runs) : undefined;
console.log(
  `\nGrowth exponent of the candidates examined (p95): ${exponent?.toFixed(2) ?? 'needs two sizes'}`,
);

if (!values.quick) {
  const date = new Date().toISOString().slice(0, 10);
  const machine = {
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    node: process.version,
  };
  const file = join(import.meta.dirname, `results/tracing-${date}.json`);
  mkdirSync(join(import.meta.dirname, 'results'), { recursive: true });
  writeFileSync(
    file,
    `${JSON.stringify({ date, machine, seed: values.seed, tokens, pairs, records, invented, families: runs, growthExponent: exponent }, null, 1)}\n`,
  );
  console.log(`written: bench/results/tracing-${date}.json`);
}
