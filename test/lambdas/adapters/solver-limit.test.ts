import { describe, expect, it } from 'vitest';
import { generate } from '../../../bench/placement/generate.ts';
import { placeBatch } from '../../../domain/placement/batch/batch.ts';
import { measure, remainingCapacities } from '../../../domain/placement/model/instance.ts';
import { instanceOf } from '../../../domain/placement/model/problem.ts';
import type { Effort, SolveBinary } from '../../../domain/placement/model/solver-port.ts';
import { loadSolver, solverSeconds, withinSeconds } from '../../../lambdas/adapters/highs.ts';

const year = (() => {
  const input = generate({ cases: 200, localities: 10, slack: 1, seed: 9 });
  return instanceOf(input.localities, input.cases);
})();

describe('withinSeconds', () => {
  it('starts no solve when its time is up, and the placement and its bound still hold', () => {
    let walls = 0;
    const never: SolveBinary = () => {
      throw new Error('expected no solve');
    };
    const solve = withinSeconds(never, 0, () => {
      walls += 1;
    });
    const answer = placeBatch(year, { objective: 'placed-first', seed: 1 }, solve);
    expect(walls).toBeGreaterThan(0);
    for (const places of remainingCapacities(year, answer.assignment))
      expect(places).toBeGreaterThanOrEqual(0);
    expect(measure(year, answer.assignment)).toEqual({ persons: answer.persons, score: answer.score });
    expect(answer.score).toBeLessThanOrEqual(answer.bound);
    expect(answer.score / answer.bound).toBeGreaterThan(0.95);
  });

  it('gives each solve a share of its time, and tells nobody when the search ends by itself', async () => {
    const efforts: Effort[] = [];
    const solver = await loadSolver();
    const recording: SolveBinary = (model, effort) => {
      efforts.push(effort);
      return solver(model, { ...effort, seconds: 60 });
    };
    let walls = 0;
    const solve = withinSeconds(recording, 600, () => {
      walls += 1;
    });
    placeBatch(year, { objective: 'score', seed: 1 }, solve);
    expect(efforts.length).toBeGreaterThan(0);
    for (const { seconds } of efforts) expect(seconds).toBeGreaterThan(0);
    expect(walls).toBe(0);
  });
});

describe('solverSeconds', () => {
  it('grows with the number of cases, up to forty seconds', () => {
    expect([10, 500, 5000, 1_000_000].map(solverSeconds)).toEqual([3.5, 4, 40, 40]);
  });
});
