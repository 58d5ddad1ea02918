import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../../bench/placement/generate.ts';
import { place } from '../../../domain/placement/place.ts';
import { loadSolver, solverWork, withinWork } from '../../../lambdas/adapters/highs.ts';

const run = promisify(execFile);
const SCRIPT = new URL('../../../scripts/placement.ts', import.meta.url).pathname;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'placement-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('one seed, one answer', () => {
  it.each(['batch', 'online'] as const)(
    'is the same in a cold process and in a warm one, %s',
    async (mode) => {
      const input = generate({ cases: 150, localities: 8, slack: 0.95, seed: 5 });
      const request = { mode, objective: 'placed-first', seed: 1, batchDays: 7 } as const;
      const file = join(folder, `${mode}.json`);
      await writeFile(file, JSON.stringify(input));
      const { stdout } = await run(process.execPath, [SCRIPT, '--input', file, '--mode', mode]);
      const { seconds: _, ...cold } = JSON.parse(stdout);

      const solver = await loadSolver();
      const warm = [1, 2].map(() =>
        place(input, request, withinWork(solver, solverWork(input.cases.length))),
      );
      for (const { unplaced: __, ...answer } of warm) expect(answer).toEqual(cold);
    },
  );
});
