import { defineConfig } from 'vitest/config';

/** `npm run test:e2e`: a real browser against the real host; one file at a time, because there is one host. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    isolate: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
