import type { Measured, Run, Task } from './measure.ts';

export interface Spread {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  readonly deviation: number;
}

export function spread(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, least: Math.min(...values), most: Math.max(...values), deviation: Math.sqrt(variance) };
}

type Figure = readonly [name: string, of: (run: Run) => number | undefined, digits: number];

const FIGURES: readonly Figure[] = [
  ['batch: score ÷ bound', (run) => run.batchToBound, 5],
  ['batch: seconds', (run) => run.batchSeconds, 2],
  ['batch: processor seconds', (run) => run.batchCpuSeconds, 2],
  ['batch: stopped by the time limit (1: yes)', (run) => run.batchStopped, 2],
  ['batch: persons not placed', (run) => run.persons - run.batchPersons, 0],
  ['online: score ÷ hindsight', (run) => run.onlineToHindsight, 4],
  ['online: score ÷ bound', (run) => run.onlineToBound, 4],
  ['greedy: score ÷ hindsight', (run) => run.greedyToHindsight, 4],
  ['online persons − greedy persons', (run) => difference(run.onlinePersons, run.greedyPersons), 0],
  ['online persons − hindsight persons', (run) => difference(run.onlinePersons, run.batchPersons), 0],
  ['online: seconds', (run) => run.onlineSeconds, 2],
  ['online: processor seconds', (run) => run.onlineCpuSeconds, 2],
];

const difference = (a: number | undefined, b: number): number | undefined =>
  a === undefined ? undefined : a - b;

/** Where a mean is below what it must reach, in words. */
export function missed(task: Task, { runs }: Measured): string[] {
  return (['batchToBound', 'onlineToHindsight'] as const).flatMap((figure) => {
    const found = spread(runs.map((run) => run[figure]).filter((value) => value !== undefined));
    const least = task.floors[figure];
    return found && found.mean < least
      ? [
          `${JSON.stringify(task.shape)}, ${task.objective}: expected ${figure} of ${least} in the mean, received ${found.mean}.`,
        ]
      : [];
  });
}

export function table(task: Task, { runs, peakMegabytes }: Measured): string {
  const { cases, localities, slack } = task.shape;
  const rows = FIGURES.flatMap(([name, of, digits]) => {
    const values = runs.map(of).filter((value) => value !== undefined);
    const found = spread(values);
    if (found === undefined) return [];
    const cells = [found.mean, found.least, found.most, found.deviation].map((value) =>
      value.toFixed(digits || 1),
    );
    return [`| ${name} | ${values.length} | ${cells.join(' | ')} |`];
  });
  return [
    `## ${cases} cases, ${localities} localities, places ÷ expected persons ${slack}, objective ${task.objective}`,
    '',
    '| figure | seeds | mean | least | most | deviation |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    `Peak memory of the process: ${peakMegabytes} MB.`,
    '',
  ].join('\n');
}
