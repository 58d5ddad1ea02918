import type { Functions } from './functions.ts';
import type { HostClock } from './host-clock.ts';
import type { Engine } from './stepfunctions/engine.ts';
import type { StreamRelay } from './streams/relay.ts';

interface Parts {
  clock: HostClock;
  engine: Engine;
  functions: Functions;
  relay: StreamRelay;
}

/** How many times in a row nothing must be found before it is believed: an answer may be between two parts. */
const QUIET_LOOKS = 3;

/** Resolves when nothing runs and nothing is left to relay; under a virtual clock also when no timer is set. */
export async function untilIdle(parts: Parts): Promise<void> {
  const { clock, relay } = parts;
  for (let quiet = 0; quiet < QUIET_LOOKS; ) {
    await pause(clock.kind === 'virtual' ? 5 : 20);
    if (busy(parts)) quiet = 0;
    else if (await relay.drain()) quiet = 0;
    else quiet++;
  }
}

function busy({ clock, engine, functions }: Parts): boolean {
  const timers = clock.kind === 'virtual' ? clock.timers : 0;
  return timers > 0 || functions.active > 0 || engine.busy;
}

/** A pause rather than a turn of the event loop, so that waiting does not keep a processor busy. */
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
