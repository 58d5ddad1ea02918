import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { clickedThrough } from './console/clicking.ts';
import { opened } from './console/pages.ts';
import { typed } from './console/search.ts';
import { type Served, serve } from './console/served.ts';

/**
 * What people wait for: the first load, the ten pages they open most, the search box while they type, and thirty of them
 * at once, on a host with ten thousand cases on disk. Build the console first. `--folder` keeps the cases for another run.
 *
 */
const AIM_MS = 150;
const { values } = parseArgs({
  options: { cases: { type: 'string', default: '10000' }, folder: { type: 'string' } },
});
const cases = Number(values.cases);

const whole = (value: unknown) => (typeof value === 'number' ? Math.round(value) : value);
const table = (rows: readonly object[]) =>
  console.table(
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, whole(value)] as const)),
    ),
  );

async function measured(served: Served): Promise<object> {
  const { first, rows: pages } = await opened(served);
  console.log('First load', JSON.stringify(first));
  table(pages);
  const search = await typed(served, cases);
  table(search);
  const slowest = search.at(-1)?.p95 ?? Number.NaN;
  console.log(`Aim: p95 of the search while one types at most ${AIM_MS} ms; it is ${slowest.toFixed(0)} ms`);
  const { people, rows: routes } = await clickedThrough(served);
  console.log(`${people} people click through`);
  table(routes);
  const megabytes = await served.megabytes();
  console.log(`Host: ${megabytes} MB`);
  return { first, pages, search, people, routes, megabytes };
}

const began = performance.now();
const served = await serve(cases, values.folder);
console.log(`${cases} cases registered and listed in ${Math.round((performance.now() - began) / 1000)} s`);
const figures = await measured(served).finally(() => served.close());

const date = new Date().toISOString().slice(0, 10);
const machine = {
  ...{ cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30), node: process.version },
  load: loadavg(),
};
mkdirSync('bench/results', { recursive: true });
writeFileSync(
  `bench/results/console-${date}.json`,
  `${JSON.stringify({ date, machine, cases, ...figures }, null, 2)}\n`,
);
