import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Checkout, checkOut } from './against/checkout.ts';
import { demoOf, startOf, testsOf } from './against/measures.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const RESULTS = join(ROOT, 'bench/results');

/**
 * This checkout against an older commit, one after the other on the same machine: the demo of the older commit's
 * households, the start of a folder, the suite. `--skip-tests` leaves the suite out, which takes the longest.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      commit: { type: 'string', default: 'baad802' },
      'skip-tests': { type: 'boolean', default: false },
    },
  });
  const old = checkOut(ROOT, values.commit);
  try {
    const here: Checkout = { root: ROOT, commit: 'this' };
    const intake = join(old.root, 'samples/intake.csv');
    const results: Record<string, unknown> = {
      date: new Date().toISOString().slice(0, 10),
      machine: {
        cores: availableParallelism(),
        memoryGiB: Math.round(totalmem() / 2 ** 30),
        node: process.version,
      },
      against: values.commit,
    };
    const tell = (name: string, value: unknown) => {
      results[name] = value;
      console.log(`${name}: ${JSON.stringify(value)}`);
    };
    const demo = {
      before: await demoOf(old, { intake, durable: false }),
      durable: await demoOf(here, { intake, durable: true }),
      memory: await demoOf(here, { intake, durable: false }),
      asHost: await demoOf(here, { intake, durable: true, asHost: true }),
    };
    tell('demo', {
      ...demo,
      ratio: ratio(demo.durable.seconds, demo.before.seconds),
      ratioInMemory: ratio(demo.memory.seconds, demo.before.seconds),
    });
    const twice = await Promise.all([
      demoOf(here, { intake, durable: false }),
      demoOf(here, { intake, durable: true }),
    ]);
    tell(
      'equal',
      twice.every(({ digest }) => digest === demo.memory.digest) &&
        demo.durable.digest === demo.memory.digest,
    );
    const start = { before: await startOf(old), now: await startOf(here) };
    tell('start', { ...start, ratio: ratio(start.now.seconds, start.before.seconds) });
    if (!values['skip-tests']) {
      const tests = { before: await testsOf(old), now: await testsOf(here) };
      tell('tests', {
        ...tests,
        ratioOfProcessorTime: ratio(tests.now.processorSeconds, tests.before.processorSeconds),
      });
    }
    mkdirSync(RESULTS, { recursive: true });
    writeFileSync(
      join(RESULTS, `against-${values.commit}-${String(results.date)}.json`),
      `${JSON.stringify(results, null, 2)}\n`,
    );
  } finally {
    old.remove();
  }
}

const ratio = (now: number, before: number): number => Number((now / before).toFixed(3));

await main();
