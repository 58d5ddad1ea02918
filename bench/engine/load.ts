import { realClock } from '../../local/clock.ts';
import { type Engine, openEngine } from '../../local/stepfunctions/engine.ts';

const AT_ONCE = 1_000;

export interface Bench {
  engine: Engine;
  /** Task tokens that functions were called with and nobody has answered yet. */
  tokens: string[];
}

/** An engine on disk, with its durability on, and functions in this process. */
export async function openBench(directory: string): Promise<Bench> {
  const tokens: string[] = [];
  const engine = await openEngine({
    directory,
    clock: realClock(),
    async invoke({ functionName, payload }) {
      if (functionName === 'keep') tokens.push((JSON.parse(payload) as { token: string }).token);
      return { statusCode: 200, payload };
    },
  });
  return { engine, tokens };
}

export async function createMachine({ engine }: Bench, name: string, definition: object): Promise<string> {
  const request = {
    name,
    roleArn: 'arn:aws:iam::000000000000:role/bench',
    definition: JSON.stringify(definition),
  };
  return (await engine.call('CreateStateMachine', request)).stateMachineArn as string;
}

export async function inBatches(count: number, work: (index: number) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - from);
    await Promise.all(Array.from({ length: size }, (_, index) => work(from + index)));
  }
}

export function startMany(bench: Bench, stateMachineArn: string, count: number): Promise<void> {
  return inBatches(count, () => bench.engine.call('StartExecution', { stateMachineArn, input: '{"n":1}' }));
}

/** Waits until no more than `left` executions are running. */
export async function finished({ engine }: Bench, left = 0): Promise<void> {
  for (;;) {
    const { started, succeeded, failed } = engine.counters();
    if (failed > 0) throw new Error(`${failed} executions failed`);
    if (started - succeeded <= left) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
