import type { FunctionContract } from '../contracts/function-contract.ts';
import type { EventName } from '../contracts/functions.ts';
import type { Functions } from './functions.ts';
import type { HostClock } from './host-clock.ts';
import type { Redriven } from './streams/redrive.ts';

const NAME = 'Reconcile' satisfies EventName;
const EVERY_MS = 3_600_000;
const AT_ONCE = 100;

interface Options {
  functions: Functions;
  listed: readonly FunctionContract[];
  clock: HostClock;
  log(message: string): void;
  redrive(): Promise<Redriven>;
}

/**
 * Relays what was set aside, has work opened for what is left of it, and has the table compared with the executions,
 * every hour, as a schedule does on AWS. Under a virtual clock nobody waits for an hour: whoever drives it asks when it wants to.
 */
export function keepReconciled({ functions, listed, clock, log, redrive }: Options): () => void {
  if (clock.kind === 'virtual' || !listed.some(({ name }) => name === NAME)) return () => {};
  const reconcile = async (): Promise<void> => {
    const { cases } = await redrive();
    for (let from = 0; from < cases.length; from += AT_ONCE)
      await functions.invoke(NAME, JSON.stringify({ left: cases.slice(from, from + AT_ONCE) }));
    const { functionError } = await functions.invoke(NAME, '{}');
    if (functionError) log('The table could not be compared with the executions; trying again in an hour.');
  };
  const timer = setInterval(() => void reconcile(), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
