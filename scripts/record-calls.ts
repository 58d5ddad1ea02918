import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FUNCTIONS } from '../contracts/functions.ts';
import type { SdkCalls } from '../local/sdk-calls.ts';
import { recordSdkCalls } from '../local/sdk-calls.ts';
import { runDemo } from './demo/run.ts';

/**
 * Writes `test/fixtures/sdk-calls.json`: what each function asked of AWS in a run of the demo and in the tests that call
 * handlers. `test/lib/grants.test.ts` holds it against what each function may do.
 */
const FIXTURE = new URL('../test/fixtures/sdk-calls.json', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'kinbridge-sdk-calls-'));
const calls: SdkCalls = new Map();

const add = (name: string, actions: Iterable<string>): void => {
  calls.set(name, new Set([...(calls.get(name) ?? []), ...actions]));
};

try {
  recordSdkCalls(calls);
  await runDemo({ intake: 'samples/intake.csv', seed: 1 }, () => ({ imported() {}, progress() {} }));
  const tests = spawnSync('npx', ['vitest', 'run', 'test/lambdas', 'test/workflows'], {
    stdio: 'ignore',
    env: { ...process.env, KINBRIDGE_SDK_CALLS: folder },
  });
  for (const file of readdirSync(folder)) {
    const noted = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string[]>;
    for (const [name, actions] of Object.entries(noted)) add(name, actions);
  }
  const lines = FUNCTIONS.map(({ name }) => [name, [...(calls.get(name) ?? [])].sort()] as const);
  writeFileSync(FIXTURE, `${JSON.stringify(Object.fromEntries(lines), null, 2)}\n`);
  console.log(
    `${lines.length} functions, ${lines.filter(([, of]) => of.length === 0).length} without calls.`,
  );
  if (tests.status !== 0) console.log('Some tests failed; what they would have called may be missing.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
