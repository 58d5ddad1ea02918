import type { FunctionContract } from '../contracts/function-contract.ts';
import type { EventName } from '../contracts/functions.ts';
import type { Functions } from './functions.ts';
import type { HostClock } from './host-clock.ts';
import { Rounds } from './rounds.ts';
import type { Redriven } from './streams/redrive.ts';

const NAME = 'Reconcile' satisfies EventName;
const EVERY_MS = 3_600_000;
/** What was set aside as the host went down, or while it came up, does not wait for an hour. */
const FIRST_MS = 300_000;
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
 * five minutes after the start and then every hour, as a schedule does on AWS. A virtual clock would never stand still for an hourly timer: there it is done
 * before a jump, where so much time has passed, and only for whoever asks for it.
 */
export function keepReconciled(
  { functions, listed, clock, log, redrive }: Options,
  everyVirtualMs?: number,
): () => void | Promise<void> {
  const isVirtual = clock.kind === 'virtual';
  if ((isVirtual && everyVirtualMs === undefined) || !listed.some(({ name }) => name === NAME))
    return () => {};
  const reconcile = async (closed: AbortSignal): Promise<void> => {
    const { cases } = await redrive();
    for (let from = 0; from < cases.length && !closed.aborted; from += AT_ONCE)
      await functions.invoke(NAME, JSON.stringify({ left: cases.slice(from, from + AT_ONCE) }));
    const event = isVirtual ? { time: new Date(clock.now()).toISOString() } : {};
    const { functionError } = await functions.invoke(NAME, JSON.stringify(event));
    if (functionError) log('The table could not be compared with the executions; trying again in an hour.');
  };
  const rounds = new Rounds(reconcile, ({ name }) =>
    log(`The table could not be compared with the executions (${name}); trying again in an hour.`),
  );
  if (everyVirtualMs !== undefined && isVirtual) return asTimeJumps(clock, everyVirtualMs, rounds);
  let timer = setTimeout(next, FIRST_MS);
  timer.unref();
  function next(): void {
    void rounds.begin();
    timer = setTimeout(next, EVERY_MS);
    timer.unref();
  }
  return () => {
    clearTimeout(timer);
    return rounds.close();
  };
}

function asTimeJumps(clock: HostClock, everyMs: number, rounds: Rounds): () => Promise<void> {
  let last = clock.now() - everyMs + Math.min(FIRST_MS, everyMs);
  clock.beforeJump(async () => {
    if (rounds.closed || clock.now() - last < everyMs) return false;
    last = clock.now();
    await rounds.begin();
    return true;
  });
  return () => rounds.close();
}
