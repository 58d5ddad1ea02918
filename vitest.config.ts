import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

const NEVER = ['test/e2e/**', 'node_modules/**'];
/** No environment and no module that remembers: these files share workers and what those have loaded. */
const PURE = ['test/domain/**/*.test.ts', 'test/console/**/*.test.ts'];

export default defineConfig({
  test: {
    environment: 'node',
    setupFiles: ['test/fast-check-seed.ts', 'test/sdk-calls-setup.ts'],
    // A slow machine fails no test: a limit only ends what hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 300_000 } },
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'all',
          include: ['test/**/*.test.ts'],
          exclude: [...NEVER, ...PURE, 'test/lib/**'],
        },
      },
      {
        extends: true,
        // The design system brings style sheets, which Node cannot load by itself.
        test: {
          ...{ name: 'pure', include: PURE, exclude: NEVER, isolate: false },
          server: { deps: { inline: [/@cloudscape-design/] } },
        },
      },
      {
        extends: true,
        // Loading CDK and synthesizing take seconds: the files share one worker, its modules and one synthesis.
        test: {
          name: 'lib',
          include: ['test/lib/**/*.test.ts'],
          exclude: NEVER,
          isolate: false,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
