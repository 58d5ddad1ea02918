import fc from 'fast-check';

/**
 * One seed for every run, so that a suite that passed passes again. `FAST_CHECK_SEED=…` looks elsewhere:
 * `npm run test:properties` does so over and over.
 */
const seed = Number(process.env.FAST_CHECK_SEED ?? 20_261_123);
if (!Number.isInteger(seed)) {
  throw new Error(`FAST_CHECK_SEED must be a whole number, received ${process.env.FAST_CHECK_SEED}`);
}
fc.configureGlobal({ seed });
