import { beforeAll, describe, expect, it } from 'vitest';
import { generate } from '../../../../bench/placement/generate.ts';
import { placeBatch } from '../../../../domain/placement/batch/batch.ts';
import { groupScore } from '../../../../domain/placement/batch/group-minimums.ts';
import type { Instance } from '../../../../domain/placement/model/instance.ts';
import { instanceOf } from '../../../../domain/placement/model/problem.ts';
import type { SolveBinary } from '../../../../domain/placement/model/solver-port.ts';
import { loadSolver } from '../../../../lambdas/adapters/highs.ts';

let solve: SolveBinary;
beforeAll(async () => {
  solve = await loadSolver();
});

const year = (cases: number, localities: number, slack: number): Instance => {
  const input = generate({ cases, localities, slack, seed: 11 });
  return instanceOf(input.localities, input.cases);
};

describe('placeBatch', () => {
  it.each([0.9, 1.1])(
    'comes within a thousandth of its bound in a year of 200 cases, places ÷ persons %d',
    (slack) => {
      const instance = year(200, 10, slack);
      for (const objective of ['placed-first', 'score'] as const) {
        const answer = placeBatch(instance, { objective, seed: 1 }, solve);
        expect(answer.score / answer.bound).toBeGreaterThanOrEqual(0.999);
        expect(answer.persons).toBeLessThanOrEqual(answer.personsBound + (objective === 'score' ? 200 : 0));
        if (objective === 'placed-first') expect(answer.persons).toBe(answer.personsBound);
      }
    },
  );

  it('raises a group to its minimum, as long as that is possible', () => {
    const instance = year(80, 6, 0.9);
    const belongs = Uint8Array.from({ length: 80 }, (_, index) => (index % 4 === 0 ? 1 : 0));
    const free = placeBatch(instance, { objective: 'score', seed: 1 }, solve);
    const wanted = groupScore(instance, free.assignment, belongs) * 1.05;
    const fair = placeBatch(
      instance,
      { objective: 'score', seed: 1, minimums: [{ belongs, score: wanted }] },
      solve,
    );
    expect(fair.minimumsMet).toBe(true);
    expect(groupScore(instance, fair.assignment, belongs)).toBeGreaterThanOrEqual(wanted - 1e-6);
    expect(fair.score).toBeLessThanOrEqual(fair.bound);

    const minimums = [{ belongs, score: 1e6 }];
    expect(placeBatch(instance, { objective: 'score', seed: 1, minimums }, solve).minimumsMet).toBe(false);
  });
});
