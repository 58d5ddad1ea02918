import { defineConfig } from 'vitest/config';

const NEVER = ['test/e2e/**', 'node_modules/**'];

export default defineConfig({
  test: {
    environment: 'node',
    globalSetup: ['test/dynamodb-local-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: { name: 'all', include: ['test/**/*.test.ts'], exclude: [...NEVER, 'test/lib/**'] },
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
