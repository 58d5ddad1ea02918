import { describe, expect, it } from 'vitest';
import { generate } from '../../../bench/placement/generate.ts';
import { placeBatch } from '../../../domain/placement/batch/batch.ts';
import { measure, remainingCapacities } from '../../../domain/placement/model/instance.ts';
import { instanceOf } from '../../../domain/placement/model/problem.ts';
import type { MeteredSolution, MeteredSolver } from '../../../lambdas/adapters/highs.ts';
import { loadSolver, solverWork, withinWork } from '../../../lambdas/adapters/highs.ts';

const year = (() => {
  const input = generate({ cases: 200, localities: 10, slack: 1, seed: 9 });
  return instanceOf(input.localities, input.cases);
})();

const options = { objective: 'placed-first', seed: 1 } as const;
const never: MeteredSolver = () => {
  throw new Error('expected no solve');
};

describe('withinWork', () => {
  it('starts no solve when its work is done, says nothing, and the placement and its bound still hold', () => {
    let brakes = 0;
    const solve = withinWork(never, 0, () => {
      brakes += 1;
    });
    const answer = placeBatch(year, options, solve);
    expect(brakes).toBe(0);
    for (const places of remainingCapacities(year, answer.assignment))
      expect(places).toBeGreaterThanOrEqual(0);
    expect(measure(year, answer.assignment)).toEqual({ persons: answer.persons, score: answer.score });
    expect(answer.score).toBeLessThanOrEqual(answer.bound);
    expect(answer.score / answer.bound).toBeGreaterThan(0.95);
  });

  it('starts no solve after its wall time, and says so', () => {
    let brakes = 0;
    const solve = withinWork(
      never,
      1e6,
      () => {
        brakes += 1;
      },
      0,
    );
    placeBatch(year, options, solve);
    expect(brakes).toBeGreaterThan(0);
  });

  it('ends a solve by the work done, the same whatever ran before', async () => {
    const solver = await loadSolver();
    const work = 600;
    const within = (): { answer: unknown; solves: MeteredSolution[] } => {
      const solves: MeteredSolution[] = [];
      const metered: MeteredSolver = (model, effort, limits) => {
        expect(limits!.work).toBeLessThanOrEqual(work * 0.6);
        const solution = solver(model, effort, limits);
        solves.push(solution);
        return solution;
      };
      return { answer: placeBatch(year, options, withinWork(metered, work)), solves };
    };
    const cold = within();
    const free = placeBatch(year, options, solver);
    const warm = within();
    expect(warm).toEqual(cold);
    expect(cold.solves.every(({ braked }) => !braked)).toBe(true);
    expect(cold.answer).not.toEqual(free);
    expect(free.score / free.bound).toBeGreaterThan(0.9998);
  });
});

describe('solverWork', () => {
  it('grows with the number of cases, up to that of five thousand', () => {
    expect([10, 500, 5000, 1_000_000].map(solverWork)).toEqual([10_000, 10_000, 100_000, 100_000]);
  });
});
