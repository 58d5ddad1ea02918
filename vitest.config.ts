import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

const NEVER = ['test/e2e/**', 'node_modules/**'];

export default defineConfig({
  test: {
    environment: 'node',
    // Decisions take effect at once, except where a test is about taking them back.
    env: { KINBRIDGE_TAKE_BACK_SECONDS: '0' },
    setupFiles: ['test/fresh-environment.ts', 'test/fast-check-seed.ts', 'test/sdk-calls-setup.ts'],
    // A slow machine fails no test: a limit only ends what hangs.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 300_000 } },
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        // The design system brings style sheets, which Node cannot load by itself.
        test: {
          ...{ name: 'shared', include: ['test/**/*.test.ts'], exclude: [...NEVER, 'test/lib/**'] },
          isolate: false,
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
