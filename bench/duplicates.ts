import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isAlike } from '../domain/tracing/alike.ts';
import { createMatcher } from '../domain/tracing/matcher.ts';
import { indexRegistry, openIndex } from '../scripts/tracing/index-registry.ts';
import { generateArrivals } from './tracing/families/registered-again.ts';

/**
 * The question whether somebody who is registered is registered already: how many of those who are it finds, how many of
 * the others it asks about, and how long it takes, as the registry grows.
 */
const { values } = parseArgs({
  options: {
    'data-dir': {
      type: 'string',
      default: process.env.TRACING_DATA ?? join(import.meta.dirname, '../../shared/data/tracing'),
    },
    sizes: { type: 'string', default: '10000,100000,1000000' },
    count: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '2026' },
  },
});

const share = (part: number, whole: number): number => Math.round((1000 * part) / Math.max(1, whole)) / 1000;
const percentile = (sorted: readonly number[], at: number): number =>
  Math.round(10 * (sorted[Math.floor((sorted.length - 1) * at)] ?? 0)) / 10;

async function measured(size: number) {
  const dir = mkdtempSync(join(tmpdir(), 'duplicates-bench-'));
  try {
    mkdirSync(join(dir, 'index'));
    const { registry, arrivals } = generateArrivals(
      values['data-dir'],
      size,
      Number(values.count),
      Number(values.seed),
    );
    writeFileSync(join(dir, 'registry.ndjson'), registry.map((one) => `${JSON.stringify(one)}\n`).join(''));
    await indexRegistry(join(dir, 'registry.ndjson'), join(dir, 'index'), { count: 0 });
    const index = openIndex(join(dir, 'index'));
    const match = await createMatcher(index);
    const milliseconds: number[] = [];
    let [found, first, asked, wrong, alarms] = [0, 0, 0, 0, 0];
    for (const { query, truth } of arrivals) {
      const started = performance.now();
      const { candidates } = await match(query);
      milliseconds.push(performance.now() - started);
      const alike = candidates.filter(isAlike).slice(0, 5);
      if (truth === undefined) alarms += alike.length > 0 ? 1 : 0;
      else {
        found += alike.some(({ person }) => person === truth) ? 1 : 0;
        first += alike[0]?.person === truth ? 1 : 0;
      }
      asked += alike.length;
      wrong += alike.filter(({ person }) => person !== truth).length;
    }
    index.close();
    milliseconds.sort((a, b) => a - b);
    const twins = arrivals.filter(({ truth }) => truth !== undefined).length;
    return {
      ...{ size, twins, arrivals: arrivals.length, recall: share(found, twins), first: share(first, twins) },
      ...{ falseAlarms: share(alarms, arrivals.length - twins), precision: share(asked - wrong, asked) },
      ...{ p50: percentile(milliseconds, 0.5), p95: percentile(milliseconds, 0.95) },
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const runs = [];
for (const size of values.sizes.split(',').map(Number)) {
  const run = await measured(size);
  runs.push(run);
  console.log(
    `${size} registered: recall ${run.recall}, first of the list ${run.first}, precision ${run.precision}, ` +
      `${run.falseAlarms} of new persons asked about; ${run.p50} ms, p95 ${run.p95} ms`,
  );
}
const date = new Date().toISOString().slice(0, 10);
const report = { date, cores: availableParallelism(), node: process.version, seed: values.seed, runs };
writeFileSync(
  join(import.meta.dirname, 'results', `duplicates-${date}.json`),
  `${JSON.stringify(report, null, 2)}\n`,
);
