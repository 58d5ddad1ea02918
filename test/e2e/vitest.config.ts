import { defineConfig } from 'vitest/config';
import { JourneysFirst } from './journeys-first.ts';

/** `npm run test:e2e`: a real browser against the real host. Each worker has one browser; each file has its own host. */
export default defineConfig({
  test: {
    environment: 'node',
    // Decisions take effect at once, except where a test is about taking them back.
    env: { KINBRIDGE_TAKE_BACK_SECONDS: '0' },
    include: ['test/e2e/**/*.test.ts'],
    setupFiles: ['test/e2e/tell-failed.ts'],
    globalSetup: ['test/e2e/ready.ts'],
    maxWorkers: 2,
    isolate: false,
    sequence: { sequencer: JourneysFirst },
    // A slow machine fails no test: a limit only ends what hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { timeout: 300_000 } },
  },
});
