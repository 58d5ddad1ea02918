import { type Bench, createMachine, finished, median, openBench, startMany } from './load.ts';
import { callback, chain, sleeper } from './machines.ts';

const FEW = 100;
const MANY = 100_000;
const PROBES = 400;

export interface Waiting {
  waiting: number;
  startAllSeconds: number;
  memoryMb: number;
  /** Start to on-disk end of one more execution of the chain, alone, milliseconds. */
  oneMoreMsWithFew: number;
  oneMoreMsWithMany: number;
}

/** Half of them wait for a callback, half for a timer. */
export async function measureWaiting(directory: string): Promise<Waiting> {
  const bench = await openBench(directory);
  const probe = await createMachine(bench, 'probe', chain);
  const machines = [
    await createMachine(bench, 'callback', callback),
    await createMachine(bench, 'sleeper', sleeper),
  ];
  for (const machine of machines) await startMany(bench, machine, FEW / 2);
  await oneMore(bench, probe, FEW);
  const oneMoreMsWithFew = await oneMore(bench, probe, FEW);
  const began = performance.now();
  for (const machine of machines) {
    await startMany(bench, machine, (MANY - FEW) / 2);
    bench.tokens.length = 0;
  }
  const startAllSeconds = (performance.now() - began) / 1000;
  const oneMoreMsWithMany = await oneMore(bench, probe, MANY);
  const memoryMb = settledMemoryMb();
  await bench.engine.close();
  return { waiting: MANY, startAllSeconds, memoryMb, oneMoreMsWithFew, oneMoreMsWithMany };
}

export interface Restart {
  /** From the start of the process until the engine answers. */
  readyMs: number;
  memoryMb: number;
  oneMoreMs: number;
}

export async function measureRestart(directory: string): Promise<Restart> {
  const bench = await openBench(directory);
  await bench.engine.call('ListStateMachines', {});
  const readyMs = performance.now();
  const probe = 'arn:aws:states:eu-central-1:000000000000:stateMachine:probe';
  const oneMoreMs = await oneMore(bench, probe, 0);
  const memoryMb = settledMemoryMb();
  await bench.engine.close();
  return { readyMs, memoryMb, oneMoreMs };
}

async function oneMore(bench: Bench, stateMachineArn: string, waiting: number): Promise<number> {
  const times: number[] = [];
  for (let probe = 0; probe < PROBES; probe++) {
    const began = performance.now();
    await startMany(bench, stateMachineArn, 1);
    await finished(bench, waiting);
    times.push(performance.now() - began);
  }
  return median(times);
}

function settledMemoryMb(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().rss / 1_048_576;
}
