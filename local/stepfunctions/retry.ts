import type { Retrier, State } from './definition.ts';
import { STATES, type StateFailure } from './errors.ts';
import type { Frame } from './execution.ts';

const DEFAULT_INTERVAL_SECONDS = 1;
const DEFAULT_MAX_ATTEMPTS = 3;
const DEFAULT_BACKOFF_RATE = 2;

/**
 * Decides whether a failed state is retried, and after how many milliseconds. The first retrier whose ErrorEquals
 * names the error counts the attempt; if it has none left, the error goes to Catch.
 */
export function decideRetry(
  state: State,
  frame: Frame,
  failure: StateFailure,
  random: () => number,
): number | undefined {
  const retriers = ('Retry' in state && state.Retry) || [];
  const index = retriers.findIndex((retrier) => matches(retrier.ErrorEquals, failure.error));
  const retrier = retriers[index];
  if (!retrier) return undefined;
  const attempts = frame.retries[index] ?? 0;
  if (attempts >= (retrier.MaxAttempts ?? DEFAULT_MAX_ATTEMPTS)) return undefined;
  for (let at = 0; at <= index; at++) frame.retries[at] ??= 0;
  frame.retries[index] = attempts + 1;
  return delayMs(retrier, attempts, random);
}

function delayMs(retrier: Retrier, attempts: number, random: () => number): number {
  const interval = retrier.IntervalSeconds ?? DEFAULT_INTERVAL_SECONDS;
  const grown = interval * (retrier.BackoffRate ?? DEFAULT_BACKOFF_RATE) ** attempts;
  const seconds = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY, 31_622_400);
  return Math.round(seconds * 1000 * (retrier.JitterStrategy === 'FULL' ? random() : 1));
}

/** Whether an ErrorEquals list (of Retry or Catch) names an error; see "Error names" in AWS's documentation. */
export function matches(errorEquals: string[], error: string | undefined): boolean {
  if (error === STATES.runtime) return false;
  return errorEquals.some((name) => {
    if (name === error) return true;
    if (error === STATES.dataLimitExceeded) return false;
    if (name === STATES.all) return true;
    const timedOut = error === STATES.timeout || error === STATES.heartbeatTimeout;
    if (name === STATES.timeout) return timedOut;
    return name === STATES.taskFailed && !timedOut;
  });
}
