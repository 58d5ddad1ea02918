import { ACCOUNT, REGION } from './account.ts';
import type { Functions } from './functions.ts';
import type { HostClock } from './host-clock.ts';
import type { HostOptions } from './host-options.ts';
import { type Engine, openEngine, type StatusChange } from './stepfunctions/engine.ts';

/** The engine of a host, which calls its functions and announces what starts and ends. */
export function startEngine(
  directory: string | undefined,
  clock: HostClock,
  functions: Functions,
  options: HostOptions,
  announce: (change: StatusChange) => Promise<void>,
): Promise<Engine> {
  const { onStatusChange: told } = options;
  const tell = async (change: StatusChange): Promise<void> => {
    await told?.(change);
    await announce(change);
  };
  return openEngine({
    ...{ directory: directory ?? ':memory:', clock, region: REGION, accountId: ACCOUNT },
    invoke: ({ functionName, payload }) => functions.invoke(functionName, payload),
    onStatusChange: tell,
  });
}
