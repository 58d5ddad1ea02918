import type { FunctionContract } from '../contracts/function-contract.ts';
import type { EventName } from '../contracts/functions.ts';
import type { Functions } from './functions.ts';
import type { HostClock } from './host-clock.ts';
import { Rounds } from './rounds.ts';

const NAME = 'MakeAnchor' satisfies EventName;
const EVERY_MS = 60_000;

interface Options {
  functions: Functions;
  listed: readonly FunctionContract[];
  clock: HostClock;
  log(message: string): void;
}

/**
 * Every minute, as a schedule does on AWS, has the audit chains anchored if it is time, or an anchoring is under way.
 * Under a virtual clock whoever drives it asks for it.
 */
export function keepAnchored({ functions, listed, clock, log }: Options): () => void | Promise<void> {
  if (clock.kind === 'virtual' || !listed.some(({ name }) => name === NAME)) return () => {};
  const anchor = async (): Promise<void> => {
    const time = new Date(clock.now()).toISOString();
    const { functionError } = await functions.invoke(NAME, JSON.stringify({ time }));
    if (functionError) log('The audit chains could not be anchored; trying again in a minute.');
  };
  const rounds = new Rounds(anchor, ({ name }) =>
    log(`The audit chains could not be anchored (${name}); trying again in a minute.`),
  );
  const timer = setInterval(() => void rounds.begin(), EVERY_MS);
  timer.unref();
  return () => {
    clearInterval(timer);
    return rounds.close();
  };
}
