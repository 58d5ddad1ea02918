import { createMachine, finished, inBatches, openBench, startMany } from './load.ts';
import { callback, chain, fanOut, tasks } from './machines.ts';

const SCENARIOS = {
  chain: { definition: chain, executions: 10_000 },
  tasks: { definition: tasks, executions: 6_000 },
  'fan-out': { definition: fanOut, executions: 1_500 },
  callbacks: { definition: callback, executions: 20_000 },
};

export type Scenario = keyof typeof SCENARIOS;

export interface Throughput {
  executions: number;
  transitions: number;
  seconds: number;
  perSecond: number;
  /** Per second of processor time of all threads: what other load on the machine does not change much. */
  perCpuSecond: number;
  commits: number;
}

/** Starts the executions of a scenario through the API and waits until the last of them is on disk as ended. */
export async function measureThroughput(scenario: Scenario, directory: string): Promise<Throughput> {
  const { definition, executions } = SCENARIOS[scenario];
  const bench = await openBench(directory);
  const machine = await createMachine(bench, scenario, definition);
  await startMany(bench, machine, 200);
  await answerAll(bench.tokens, scenario === 'callbacks' ? 200 : 0, bench.engine.call);
  await finished(bench);
  const before = bench.engine.counters();
  const cpu = process.cpuUsage();
  const began = performance.now();
  await startMany(bench, machine, executions);
  await answerAll(bench.tokens, scenario === 'callbacks' ? executions : 0, bench.engine.call);
  await finished(bench);
  const seconds = (performance.now() - began) / 1000;
  const after = bench.engine.counters();
  const rate = (after.transitions - before.transitions) / cpuSeconds(cpu);
  await bench.engine.close();
  const transitions = after.transitions - before.transitions;
  const commits = after.commits - before.commits;
  return { executions, transitions, seconds, perSecond: transitions / seconds, perCpuSecond: rate, commits };
}

export function cpuSeconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

async function answerAll(
  tokens: string[],
  expected: number,
  call: (action: string, body: object) => Promise<unknown>,
) {
  while (tokens.length < expected) await new Promise((resolve) => setTimeout(resolve, 1));
  const taken = tokens.splice(0);
  await inBatches(taken.length, (index) =>
    call('SendTaskSuccess', { taskToken: taken[index]!, output: '1' }),
  );
}
