import type { Core } from './core.ts';
import { tellStatus } from './ending.ts';
import { ApiError } from './errors.ts';
import type { Execution } from './execution.ts';
import { record } from './history.ts';
import { MAX_EVENTS, MAX_REDRIVES, REDRIVABLE_MS } from './limits.ts';
import { EXECUTION_DEADLINE } from './timers.ts';

/** Why an execution cannot be redriven, or undefined. */
export function whyNotRedrivable(
  status: string,
  stopped: number | null,
  redrives: number,
  now: number,
): string | undefined {
  if (status === 'RUNNING' || status === 'SUCCEEDED') return `Execution is ${status} and cannot be redriven`;
  if (stopped !== null && now - stopped > REDRIVABLE_MS)
    return 'Execution redrive period of 14 days has expired';
  if (redrives >= MAX_REDRIVES)
    return `Execution has been redriven ${MAX_REDRIVES} times, the most there may be`;
  return undefined;
}

/** Successful states keep their results; the others are attempted again with their original input. */
export function redrive(core: Core, execution: Execution): void {
  const { facts } = execution;
  const now = core.clock.now();
  const why =
    whyNotRedrivable(facts.status, facts.stopped, facts.redrives, now) ??
    (facts.lastEvent >= MAX_EVENTS - 1 ? 'Execution history is full' : undefined);
  if (why !== undefined) throw new ApiError('ExecutionNotRedrivable', why);
  const seconds = execution.machine.TimeoutSeconds;
  Object.assign(facts, {
    status: 'RUNNING',
    stopped: null,
    redrives: facts.redrives + 1,
    redriven: now,
    deadline: seconds === undefined ? null : now + seconds * 1000,
  });
  if (facts.deadline !== null) core.timers.set(facts.num, EXECUTION_DEADLINE, facts.deadline);
  execution.ended = { output: null, error: null, cause: null };
  record(execution, execution.frames.get(0), now, 'ExecutionRedriven', { redriveCount: facts.redrives });
  goOn(execution);
  core.counters.redriven++;
  core.executions.markChanged(execution);
  tellStatus(core, execution);
  core.scheduler.enqueue(execution);
}

function goOn(execution: Execution): void {
  const last = execution.frames.get(0)!.lastEvent;
  for (const frame of execution.frames.values()) {
    if (frame.phase !== 'stopped') continue;
    frame.lastEvent = last;
    frame.retries = [];
    frame.retryCount = 0;
    if (execution.childrenOf(frame).length === 0)
      execution.ready(frame, frame.entered === 0 ? 'enter' : 'again');
    else {
      frame.phase = 'wait';
      frame.wait = { kind: 'join' };
      execution.changed.add(frame);
    }
  }
}
