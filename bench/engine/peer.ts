import { StateMachine } from 'aws-local-stepfunctions';
import { peerChain } from './machines.ts';
import { cpuSeconds, type Throughput } from './throughput.ts';

const EXECUTIONS = 10_000;
const AT_ONCE = 1_000;
const TRANSITIONS_EACH = 11;

/** The same chain on `aws-local-stepfunctions`, which keeps nothing and writes no history. */
export async function measurePeer(): Promise<Throughput> {
  const machine = new StateMachine(peerChain as ConstructorParameters<typeof StateMachine>[0]);
  await runMany(machine, 200);
  const cpu = process.cpuUsage();
  const began = performance.now();
  await runMany(machine, EXECUTIONS);
  const seconds = (performance.now() - began) / 1000;
  const transitions = EXECUTIONS * TRANSITIONS_EACH;
  return {
    executions: EXECUTIONS,
    transitions,
    seconds,
    perSecond: transitions / seconds,
    perCpuSecond: transitions / cpuSeconds(cpu),
    commits: 0,
  };
}

async function runMany(machine: StateMachine, count: number): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - from);
    await Promise.all(Array.from({ length: size }, () => machine.run({ n: 1 }).result));
  }
}
