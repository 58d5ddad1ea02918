import { createHash } from 'node:crypto';
import type { Objective } from '../../domain/placement/batch/batch.ts';
import { placeGreedily } from '../../domain/placement/batch/greedy.ts';
import { measure } from '../../domain/placement/model/instance.ts';
import { instanceOf } from '../../domain/placement/model/problem.ts';
import type { PlacementAnswer } from '../../domain/placement/place.ts';
import { place } from '../../domain/placement/place.ts';
import { loadSolver, solverWork, withinWork } from '../../lambdas/adapters/highs.ts';
import type { Shape } from './generate.ts';
import { generate } from './generate.ts';

/** What one process measures: a shape over some seeds, so that its peak memory is that of the shape. */
export interface Task {
  readonly shape: Omit<Shape, 'seed'>;
  readonly objective: Objective;
  readonly firstSeed: number;
  readonly seeds: number;
  /** For the first so many seeds, batch and online also run in a process that has run nothing before. */
  readonly coldSeeds: number;
  /** What the means must reach. */
  readonly floors: { readonly batchToBound: number; readonly onlineToHindsight: number };
  /** Online is measured for the first so many seeds. */
  readonly onlineSeeds: number;
}

export interface Run {
  readonly seed: number;
  readonly persons: number;
  readonly batchSeconds: number;
  readonly batchCpuSeconds: number;
  readonly batchToBound: number;
  /** 1 when the emergency brake of wall time ended a solve. */
  readonly batchBraked: number;
  /** What was placed where, in one word for each mode: a seed has one, in any process. */
  readonly answers: string;
  readonly batchPersons: number;
  readonly greedyToHindsight: number;
  readonly greedyPersons: number;
  readonly onlineSeconds?: number;
  readonly onlineCpuSeconds?: number;
  readonly onlineToHindsight?: number;
  readonly onlineToBound?: number;
  readonly onlinePersons?: number;
}

export interface Measured {
  readonly runs: readonly Run[];
  readonly peakMegabytes: number;
}

export async function measureTask(task: Task): Promise<Measured> {
  const solver = await loadSolver();
  const runs: Run[] = [];
  for (let seed = task.firstSeed; seed < task.firstSeed + task.seeds; seed += 1) {
    const input = generate({ ...task.shape, seed });
    const request = { objective: task.objective, seed, batchDays: 7 };
    let braked = 0;
    const solve = withinWork(solver, solverWork(input.cases.length), () => {
      braked = 1;
    });
    const batch = timed(() => place(input, { ...request, mode: 'batch' }, solve));
    const instance = instanceOf(input.localities, input.cases);
    const order = input.cases.map((_, index) => index);
    const greedy = measure(instance, placeGreedily(instance, task.objective, order));
    const run: Run = {
      seed,
      persons: input.cases.reduce((sum, { size }) => sum + size, 0),
      batchSeconds: batch.seconds,
      batchCpuSeconds: batch.cpuSeconds,
      batchToBound: batch.answer.totalScore / batch.answer.bound,
      batchBraked: braked,
      answers: digest(batch.answer),
      batchPersons: batch.answer.placedPersons,
      greedyToHindsight: greedy.score / batch.answer.totalScore,
      greedyPersons: greedy.persons,
    };
    if (seed >= task.firstSeed + task.onlineSeeds) {
      runs.push(run);
      continue;
    }
    const online = timed(() => place(input, { ...request, mode: 'online' }, solve));
    runs.push({
      ...run,
      answers: `${run.answers} ${digest(online.answer)}`,
      onlineSeconds: online.seconds,
      onlineCpuSeconds: online.cpuSeconds,
      onlineToHindsight: online.answer.totalScore / batch.answer.totalScore,
      onlineToBound: online.answer.totalScore / online.answer.bound,
      onlinePersons: online.answer.placedPersons,
    });
  }
  return { runs, peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024) };
}

const digest = (answer: PlacementAnswer): string =>
  createHash('sha256').update(JSON.stringify(answer)).digest('hex').slice(0, 12);

function timed<T>(work: () => T): { answer: T; seconds: number; cpuSeconds: number } {
  const start = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  const answer = work();
  const used = process.cpuUsage(cpu);
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  return { answer, seconds, cpuSeconds: (used.user + used.system) / 1e6 };
}
