import type { Core } from './core.ts';
import type { Execution, ExecutionStatus, Frame } from './execution.ts';
import { NOT_TRUNCATED, record } from './history.ts';
import type { JsonObject, Payload } from './json.ts';
import { MAX_CAUSE_LENGTH, MAX_ERROR_LENGTH } from './limits.ts';
import type { StatusChange } from './status-change.ts';
import { EXECUTION_DEADLINE } from './timers.ts';

export interface Ending {
  status: Exclude<ExecutionStatus, 'RUNNING'>;
  output?: Payload;
  error?: string | undefined;
  cause?: string | undefined;
}

const EVENT = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  ABORTED: 'ExecutionAborted',
  TIMED_OUT: 'ExecutionTimedOut',
} as const;

const COUNTER = {
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  ABORTED: 'aborted',
  TIMED_OUT: 'timedOut',
} as const;

/**
 * Ends an execution. If it did not succeed, its frames are kept as they are, so that it can be redriven. Returns the
 * child executions that it was waiting for.
 */
export function endExecution(core: Core, execution: Execution, ending: Ending): number[] {
  const { facts } = execution;
  const root = execution.frames.get(0);
  const now = core.clock.now();
  const error = ending.error?.slice(0, MAX_ERROR_LENGTH);
  const cause = ending.cause?.slice(0, MAX_CAUSE_LENGTH);
  record(execution, root, now, EVENT[ending.status], endDetails(ending.output, error, cause));
  facts.status = ending.status;
  facts.stopped = now;
  facts.deadline = null;
  core.timers.clear(facts.num, EXECUTION_DEADLINE);
  execution.ended = { output: ending.output?.text ?? null, error: error ?? null, cause: cause ?? null };
  const children = root ? stopFrame(core, execution, root) : [];
  if (ending.status === 'SUCCEEDED' && root) execution.removeFrame(root);
  core.counters[COUNTER[ending.status]]++;
  core.executions.markChanged(execution);
  tellStatus(core, execution);
  return children;
}

function endDetails(
  output: Payload | undefined,
  error: string | undefined,
  cause: string | undefined,
): JsonObject {
  if (output) return { output: output.text, outputDetails: NOT_TRUNCATED };
  return { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
}

/** Stops a frame and everything nested in it; returns the child executions that it was waiting for. */
export function stopFrame(core: Core, execution: Execution, frame: Frame): number[] {
  const children: number[] = [];
  for (const nested of execution.childrenOf(frame)) children.push(...stopFrame(core, execution, nested));
  if (frame.wait?.kind === 'task' && frame.wait.child !== null) children.push(frame.wait.child);
  if (frame.phase !== 'done' && frame.phase !== 'pending' && frame.phase !== 'stopped') {
    core.timers.clear(execution.facts.num, frame.id);
    frame.phase = 'stopped';
    frame.wait = null;
    frame.wake = null;
    execution.changed.add(frame);
  }
  return children;
}

/** Announces an execution's current status to listeners once it is on disk. */
export function tellStatus(core: Core, execution: Execution): void {
  core.scheduler.plan();
  if (!core.outbox.listens) return;
  const entry = core.outbox.note(execution, statusChange(core, execution));
  core.scheduler.afterCommit(execution, () => core.outbox.tell(entry));
}

function statusChange(core: Core, execution: Execution): StatusChange {
  const { facts, ended } = execution;
  return {
    executionArn: facts.arn,
    stateMachineArn: facts.machineArn,
    name: facts.name,
    status: facts.status,
    startDate: facts.started,
    stopDate: facts.stopped,
    input: core.executions.inputOf(execution).text,
    inputDetails: { included: true },
    output: ended?.output ?? null,
    outputDetails: ended?.output == null ? null : { included: true },
    error: ended?.error ?? null,
    cause: ended?.cause ?? null,
    redriveCount: facts.redrives,
  };
}
