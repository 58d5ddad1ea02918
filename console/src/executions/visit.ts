import type { AslRetry } from './asl.ts';

/** `caught`: it failed, and the workflow continued through a Catch; `stopped`: the execution ended before it did. */
export type StateStatus = 'succeeded' | 'running' | 'waiting' | 'retrying' | 'failed' | 'caught' | 'stopped';

/** One attempt of a task. */
export interface Attempt {
  /** Of the event that scheduled it. */
  id: number;
  scheduledAt: string;
  resource: string | undefined;
  parameters: unknown;
  /** Its time limit, if the state has one. */
  timesOutAt: string | undefined;
  /** Since when it has waited for a person or another execution. */
  submittedAt: string | undefined;
  endedAt: string | undefined;
  outcome: 'running' | 'waiting' | 'succeeded' | 'failed' | 'timed-out';
  output: unknown;
  error: string | undefined;
  cause: string | undefined;
}

/** One time that a state was entered. */
export interface Visit {
  /** Of the event that entered the state. */
  id: number;
  name: string;
  enteredAt: string;
  exitedAt: string | undefined;
  input: unknown;
  output: unknown;
  attempts: readonly Attempt[];
  failed: boolean;
  error: string | undefined;
  cause: string | undefined;
  status: StateStatus;
}

export interface StateTrace {
  readonly name: string;
  readonly status: StateStatus;
  readonly visits: readonly Visit[];
}

/** Errors that even `States.ALL` does not match. */
const UNCATCHABLE = new Set(['States.Runtime', 'States.DataLimitExceeded']);

const matches = ({ ErrorEquals }: AslRetry, error: string): boolean =>
  ErrorEquals.some(
    (name) =>
      name === error ||
      (name === 'States.ALL' && !UNCATCHABLE.has(error)) ||
      (name === 'States.TaskFailed' && error !== 'States.Timeout' && !UNCATCHABLE.has(error)),
  );

/** When a failed attempt is retried at the latest; undefined if it is not. `exact` unless there is jitter. */
export function nextRetry(
  attempts: readonly Attempt[],
  retries: readonly AslRetry[] = [],
): { at: string; exact: boolean } | undefined {
  const failed = attempts.filter(({ outcome }) => outcome === 'failed' || outcome === 'timed-out');
  const last = attempts.at(-1);
  if (!last?.endedAt || failed.at(-1) !== last) return undefined;
  const retry = retries.find((each) => matches(each, last.error ?? ''));
  if (!retry) return undefined;
  const before = failed.filter(
    ({ error }) => retries.find((each) => matches(each, error ?? '')) === retry,
  ).length;
  const { IntervalSeconds = 1, BackoffRate = 2, MaxAttempts = 3, MaxDelaySeconds = 31_622_400 } = retry;
  if (before > MaxAttempts) return undefined;
  const seconds = Math.min(IntervalSeconds * BackoffRate ** (before - 1), MaxDelaySeconds);
  const at = new Date(Date.parse(last.endedAt) + seconds * 1000).toISOString();
  return { at, exact: retry.JitterStrategy !== 'FULL' };
}
