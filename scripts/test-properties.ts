import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

/** `npm run test:properties [-- --times N]`: the property tests with other seeds than the suite's, until one fails. */
const { values } = parseArgs({ options: { times: { type: 'string', default: '10' } } });
const times = Number(values.times);
if (!Number.isInteger(times) || times < 1) {
  console.error(`--times must be a whole number from 1 on, received ${values.times}`);
  process.exit(2);
}

const files = globSync('test/**/*.test.ts', { exclude: ['test/e2e/**'] }).filter((file) =>
  readFileSync(file, 'utf8').includes("from 'fast-check'"),
);
for (let round = 1; round <= times; round++) {
  const seed = randomInt(2 ** 31);
  console.log(`${round} of ${times}: FAST_CHECK_SEED=${seed}, ${files.length} files`);
  const { status, stdout, stderr } = spawnSync('vitest', ['run', ...files], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, FAST_CHECK_SEED: String(seed) },
  });
  if (status !== 0) {
    console.error(`${stdout}\n${stderr}`);
    process.exit(1);
  }
}
