import type { WaitState } from '../definition.ts';
import { MAX_TIMEOUT_SECONDS } from '../limits.ts';
import type { Outcome, StateRun } from '../state-run.ts';

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export function enterWait(run: StateRun<WaitState>): Outcome {
  return { do: 'wait', wait: { kind: 'time' }, wake: until(run) };
}

export function wakeWait(run: StateRun<WaitState>): Outcome {
  return run.complete();
}

function until(run: StateRun<WaitState>): number {
  const { Seconds, Timestamp } = run.state;
  if (Timestamp === undefined) {
    return run.now + run.evaluateNumber(Seconds ?? 0, 'Seconds', 0, MAX_TIMEOUT_SECONDS, true) * 1000;
  }
  const value = run.evaluate(Timestamp, 'Timestamp');
  const time = typeof value === 'string' && RFC3339.test(value) ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(time)) {
    throw run.queryFailure('Timestamp', `returned ${JSON.stringify(value)}; expected an RFC 3339 timestamp`);
  }
  return time;
}
