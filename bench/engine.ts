import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import type { Throughput } from './engine/throughput.ts';
import type { Restart, Waiting } from './engine/waiting.ts';

const MEASURE = join(import.meta.dirname, 'engine', 'measure.ts');
const RESULTS = join(import.meta.dirname, 'results');
const ROUNDS = 3;

const LABELS = {
  chain: '(a) chains of Pass and Choice',
  tasks: '(b) no-op Lambda tasks in process',
  'fan-out': '(c) Parallel and Map fan-out',
  callbacks: '(d) callbacks',
  peer: '(a) on aws-local-stepfunctions, in memory',
};

function measure<T>(what: string, directory: string): T {
  const flags = ['waiting', 'restart'].includes(what) ? ['--expose-gc', '--optimize-for-size'] : [];
  const text = execFileSync(process.execPath, [...flags, MEASURE, what, directory], {
    encoding: 'utf8',
  });
  return JSON.parse(text) as T;
}

function inFreshDirectory<T>(work: (directory: string) => T): T {
  const directory = mkdtempSync(join(tmpdir(), 'engine-bench-'));
  try {
    return work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The median of some rounds by transitions per second. */
function throughput(what: string): Throughput {
  const rounds = Array.from({ length: ROUNDS }, () =>
    inFreshDirectory((directory) => measure<Throughput>(what, directory)),
  );
  return rounds.sort((a, b) => a.perSecond - b.perSecond)[Math.floor(ROUNDS / 2)]!;
}

const machine = {
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
const throughputs = Object.fromEntries(Object.keys(LABELS).map((what) => [what, throughput(what)]));
const [waiting, restart] = inFreshDirectory((directory) => [
  measure<Waiting>('waiting', directory),
  measure<Restart>('restart', directory),
]);
const ratio = throughputs.chain!.perSecond / throughputs.peer!.perSecond;
const cpuRatio = throughputs.chain!.perCpuSecond / throughputs.peer!.perCpuSecond;
const results = {
  date: new Date().toISOString().slice(0, 10),
  machine,
  throughputs,
  ratioToPeer: ratio,
  waiting,
  restart,
};

const round = (value: number, digits = 0) => value.toLocaleString('en', { maximumFractionDigits: digits });
const report = `# Engine bench, ${results.date}

${machine.cores} cores, ${machine.memoryGb} GB memory, Node ${machine.node}. Each figure from a process of its own, the journal on
disk with synchronous = FULL; the median of ${ROUNDS} rounds. Load on the machine at the end: ${round(loadavg()[0]!, 1)}. \`npm run bench:engine\` makes this file.

| what | executions | transitions | seconds | transitions/s | per processor second | commits |
|---|---:|---:|---:|---:|---:|---:|
${Object.entries(LABELS)
  .map(([what, label]) => {
    const row = throughputs[what]!;
    return `| ${label} | ${round(row.executions)} | ${round(row.transitions)} | ${round(row.seconds, 2)} | ${round(row.perSecond)} | ${round(row.perCpuSecond)} | ${round(row.commits)} |`;
  })
  .join('\n')}

The chain runs at ${round(ratio, 2)} times the speed of aws-local-stepfunctions, which keeps nothing
(${round(cpuRatio, 2)} times by processor time).

| ${round(waiting.waiting)} executions waiting, half on callbacks, half on timers (node --optimize-for-size, as npm run engine) | |
|---|---:|
| starting them all | ${round(waiting.startAllSeconds, 1)} s |
| memory (resident) | ${round(waiting.memoryMb)} MB |
| start of the process to ready | ${round(restart.readyMs)} ms |
| memory after the restart | ${round(restart.memoryMb)} MB |
| one more, started and completed, with 100 waiting | ${round(waiting.oneMoreMsWithFew, 2)} ms |
| one more with ${round(waiting.waiting)} waiting | ${round(waiting.oneMoreMsWithMany, 2)} ms |
| one more after the restart | ${round(restart.oneMoreMs, 2)} ms |
`;

mkdirSync(RESULTS, { recursive: true });
writeFileSync(join(RESULTS, 'engine-results.json'), `${JSON.stringify(results, null, 2)}\n`);
writeFileSync(join(RESULTS, 'engine-results.md'), report);
console.log(report);
