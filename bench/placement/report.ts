import type { Measured, Run, Task } from './measure.ts';

export interface Spread {
  readonly mean: number;
  readonly least: number;
  readonly most: number;
  readonly deviation: number;
  /** Half the 95 % interval of the mean. */
  readonly within: number;
}

/** Student's factor for 20 seeds. */
const INTERVAL = 2.09;

export function spread(values: readonly number[]): Spread | undefined {
  if (values.length === 0) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(variance);
  const within = (INTERVAL * deviation) / Math.sqrt(Math.max(1, values.length - 1));
  return { mean, least: Math.min(...values), most: Math.max(...values), deviation, within };
}

type Figure = readonly [name: string, of: (run: Run) => number | undefined, digits: number];

const FIGURES: readonly Figure[] = [
  ['batch: score ÷ bound', (run) => run.batchToBound, 5],
  ['batch: seconds', (run) => run.batchSeconds, 2],
  ['batch: processor seconds', (run) => run.batchCpuSeconds, 2],
  ['batch: braked by wall time (1: yes)', (run) => run.batchBraked, 2],
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

const COLD_FIGURES: readonly Figure[] = [
  ['cold process, batch: seconds', (run) => run.batchSeconds, 2],
  ['cold process, batch: processor seconds', (run) => run.batchCpuSeconds, 2],
];

const rowOf =
  (runs: readonly Run[]) =>
  ([name, of, digits]: Figure): string[] => {
    const values = runs.map(of).filter((value) => value !== undefined);
    const found = spread(values);
    if (found === undefined) return [];
    const { mean, within, least, most, deviation } = found;
    const cells = [mean, within, least, most, deviation].map((value) => value.toFixed(digits || 1));
    return [`| ${name} | ${values.length} | ${cells.join(' | ')} |`];
  };

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

/** Seeds whose answer in a cold process is another, in words. */
export function unlike(task: Task, warm: readonly Run[], cold: readonly Run[]): string[] {
  return cold.flatMap(({ seed, answers }) => {
    const expected = warm.find((run) => run.seed === seed)?.answers;
    return answers === expected
      ? []
      : [
          `${JSON.stringify(task.shape)}, ${task.objective}, seed ${seed}: expected one answer, received ${expected} in a warm process, ${answers} in a cold one.`,
        ];
  });
}

export function table(task: Task, { runs, peakMegabytes }: Measured, cold: readonly Run[]): string {
  const { cases, localities, slack, history = 1 } = task.shape;
  const rows = [...FIGURES.map(rowOf(runs)), ...COLD_FIGURES.map(rowOf(cold))];
  return [
    `## ${cases} cases, ${localities} localities, places ÷ expected persons ${slack}, history ÷ year ${history}, objective ${task.objective}`,
    '',
    '| figure | seeds | mean | ± | least | most | deviation |',
    '|---|---|---|---|---|---|---|',
    ...rows.flat(),
    '',
    `Peak memory of the process: ${peakMegabytes} MB.`,
    '',
  ].join('\n');
}
