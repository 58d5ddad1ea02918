import { setTimeout as wait } from 'node:timers/promises';

const TICK_MS = 500;

/**
 * A refusal leaves at a whole half second after its try came in: who is known costs more work than who is not, since a
 * failure is counted and recorded, and the time of an answer would tell which of the two it was.
 */
export const untilTick = (began: number): Promise<void> =>
  wait(TICK_MS - ((performance.now() - began) % TICK_MS));
