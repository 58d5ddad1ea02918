import type { HeldQueue } from '../adapters/held-queue.ts';
import { openHeldQueue } from '../adapters/held-queue.ts';
import { openedOnce, theEnvironment } from './environment.ts';

/** The queue of decisions that can still be taken back; undefined where there is none, and the reconciler finds them. */
export const theHeldQueue: () => HeldQueue | undefined = openedOnce(() => {
  const { HELD_QUEUE } = theEnvironment();
  return HELD_QUEUE === undefined ? undefined : openHeldQueue(HELD_QUEUE);
});
