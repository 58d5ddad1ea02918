import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { join } from 'node:path';

/** What sealing costs the demo: processor time of the whole process with it and without, in turns. */
const ROUNDS = 2;
const PRELOAD = {
  without: ['--import', join(import.meta.dirname, 'unsealed.ts')],
  with: [],
};

/** Of children that have ended, so that what other programs do in the meantime does not count. */
function run(preload: readonly string[]): number {
  const code = `import { runDemo } from './scripts/demo/run.ts';
    await runDemo({ intake: 'samples/intake.csv', seed: 1 }, () => ({ imported() {}, progress() {} }));
    const { user, system } = process.cpuUsage();
    process.stdout.write('CPU ' + (user + system) / 1e6 + '\\n', () => process.exit(0));`;
  const { stdout, stderr } = spawnSync(process.execPath, [...preload, '--input-type=module', '-e', code], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const seconds = /^CPU ([\d.]+)$/m.exec(stdout)?.[1];
  if (seconds === undefined) throw new Error(`The demo did not end: ${stderr.slice(-1000)}`);
  return Number(seconds);
}

const seconds = { with: [] as number[], without: [] as number[] };
for (let round = 0; round < ROUNDS; round += 1)
  for (const which of ['without', 'with'] as const) seconds[which].push(run(PRELOAD[which]));

const least = { with: Math.min(...seconds.with), without: Math.min(...seconds.without) };
const results = {
  ...{ date: new Date().toISOString().slice(0, 10), cores: availableParallelism(), node: process.version },
  load: loadavg()[0],
  processorSeconds: seconds,
  percent: Math.round((least.with / least.without - 1) * 1000) / 10,
};
console.log(JSON.stringify(results, null, 2));
mkdirSync('bench/results', { recursive: true });
writeFileSync(`bench/results/keys-demo-${results.date}.json`, `${JSON.stringify(results, null, 2)}\n`);
