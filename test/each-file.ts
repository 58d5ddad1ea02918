import fc from 'fast-check';
import { afterAll } from 'vitest';
import { cleanups } from './cleanups.ts';

/**
 * One seed for every run, so that a suite that passed passes again. `FAST_CHECK_SEED=…` looks elsewhere:
 * `npm run test:properties` does so over and over.
 */
const seed = Number(process.env.FAST_CHECK_SEED ?? 20_261_123);
if (!Number.isInteger(seed)) {
  throw new Error(`FAST_CHECK_SEED must be a whole number, received ${process.env.FAST_CHECK_SEED}`);
}
fc.configureGlobal({ seed });

afterAll(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});
