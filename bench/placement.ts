import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { promisify } from 'node:util';
import type { Measured, Run, Task } from './placement/measure.ts';
import { missed, table, unlike } from './placement/report.ts';

const run = promisify(execFile);
const WORKER = new URL('./placement/worker.ts', import.meta.url).pathname;
const RESULTS = new URL('./results/', import.meta.url).pathname;
const MAX_OUTPUT = 64 * 1024 * 1024;
const GIGABYTE = 1024 ** 3;

const SEEDS = Number(process.argv[2] ?? 20);
const FIRST_SEED = Number(process.argv[3] ?? 1);
/** How many seeds also run in processes that have run nothing before. */
const COLD_SEEDS = Math.min(SEEDS, 5);
const published = { cases: 500, localities: 20 };
const tenfold = { cases: 5000, localities: 200 };
const placedFirst = {
  objective: 'placed-first',
  firstSeed: FIRST_SEED,
  seeds: SEEDS,
  onlineSeeds: SEEDS,
  coldSeeds: COLD_SEEDS,
} as const;
const floors = { batchToBound: 0.9995, onlineToHindsight: 0.98 };
const scarce = (onlineToHindsight: number) => ({ ...floors, onlineToHindsight });

const TASKS: readonly Task[] = [
  { ...placedFirst, floors, shape: { ...published, slack: 1.1 } },
  { ...placedFirst, floors, shape: { ...published, slack: 1.2 } },
  { ...placedFirst, floors, shape: { ...published, slack: 1 } },
  { ...placedFirst, floors: scarce(0.95), shape: { ...published, slack: 0.9 } },
  { ...placedFirst, floors: scarce(0.95), shape: { ...published, slack: 0.8 } },
  ...[0.66, 0.8, 1.25, 1.5].map((history) => ({
    ...placedFirst,
    coldSeeds: 1,
    floors: scarce(0.965),
    shape: { ...published, slack: 1, history },
  })),
  { ...placedFirst, floors, objective: 'score', shape: { ...published, slack: 1.1 } },
  { ...placedFirst, floors, objective: 'score', shape: { ...published, slack: 1 } },
  {
    ...placedFirst,
    floors,
    seeds: SEEDS,
    onlineSeeds: Math.min(SEEDS, 5),
    coldSeeds: Math.min(SEEDS, 1),
    shape: { ...tenfold, slack: 1.1 },
  },
];

const machine = {
  date: new Date().toISOString().slice(0, 10),
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGigabytes: Math.round(totalmem() / GIGABYTE),
  node: process.version,
};
async function measureIn(task: Task): Promise<Measured> {
  const { stdout } = await run(process.execPath, [WORKER, JSON.stringify(task)], { maxBuffer: MAX_OUTPUT });
  return JSON.parse(stdout);
}

async function measureCold(task: Task): Promise<Run[]> {
  const cold: Run[] = [];
  for (let k = 0; k < task.coldSeeds; k += 1) {
    const { runs } = await measureIn({ ...task, firstSeed: task.firstSeed + k, seeds: 1, onlineSeeds: 1 });
    cold.push(...runs);
  }
  return cold;
}

const results: { task: Task; measured: Measured; cold: Run[]; loadBefore: number }[] = [];
for (const task of TASKS) {
  const loadBefore = loadavg()[0] ?? 0;
  const measured = await measureIn(task);
  const cold = await measureCold(task);
  results.push({ task, measured, cold, loadBefore });
  process.stdout.write(`${table(task, measured, cold)}\n`);
  for (const fault of [...missed(task, measured), ...unlike(task, measured.runs, cold)]) {
    process.stderr.write(`${fault}\n`);
    process.exitCode = 1;
  }
}

const heading = [
  '# Placement: measured',
  '',
  `${machine.date}; ${machine.cores} cores (${machine.processor}), ${machine.memoryGigabytes} GB, Node ${machine.node};`,
  `load average before each part ${results.map(({ loadBefore }) => loadBefore.toFixed(1)).join(', ')}. \`npm run bench:placement\` makes this file again.`,
  '',
];
await mkdir(RESULTS, { recursive: true });
const tables = results.map(({ task, measured, cold }) => table(task, measured, cold));
await writeFile(`${RESULTS}placement-results.md`, `${[...heading, ...tables].join('\n')}`);
await writeFile(`${RESULTS}placement-results.json`, `${JSON.stringify({ machine, results }, null, 1)}\n`);
