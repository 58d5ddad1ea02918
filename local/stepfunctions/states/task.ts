import type { TaskState } from '../definition.ts';
import { STATES, StateFailure } from '../errors.ts';
import type { TaskWait } from '../execution.ts';
import { NOT_TRUNCATED } from '../history.ts';
import type { Begun, Integration, TaskRun, TaskSignal } from '../integrations/integration.ts';
import { integrationOf } from '../integrations/resources.ts';
import type { Json, JsonObject, Payload } from '../json.ts';
import { MAX_TIMEOUT_SECONDS } from '../limits.ts';
import type { Outcome, StateRun } from '../state-run.ts';
import { makeToken } from '../task-token.ts';

/** Starts the service's work. Runs again for every attempt. */
export function enterTask(run: TaskRun): Outcome {
  const service = serviceOf(run.state);
  const token = service.waitsForToken ? makeToken(run.execution.facts.num, run.frame.id) : undefined;
  const given = token === undefined ? {} : { token };
  const { Arguments } = run.state;
  const args =
    Arguments === undefined ? argumentsByDefault(run, service) : run.evaluate(Arguments, 'Arguments', given);
  const seconds = limitsOf(run);
  const attempt = recordScheduled(run, service, args, seconds);
  recordWith(run, service, 'Started', {});
  const begun = attemptTo(run, service, () => service.begin(run, args));
  if (begun.result) return succeed(run, service, begun.result);
  if (begun.submitted) recordSubmitted(run, service, begun.submitted);
  const wait = waitFor(run, attempt, begun, token, seconds);
  return { do: 'wait', wait, wake: earliest(wait) };
}

/** Something it waits for has happened. */
export function signalTask(run: TaskRun, signal: TaskSignal): Outcome {
  const service = serviceOf(run.state);
  const wait = run.frame.wait as TaskWait;
  if (signal.type === 'succeeded') return succeed(run, service, signal.output);
  if (signal.type === 'failed') return fail(run, service, signal.error, signal.cause);
  const result = attemptTo(run, service, () => run.checkSize(service.resultOf(signal)));
  if (!service.waitsForToken) return succeed(run, service, result);
  recordSubmitted(run, service, result);
  const waiting: TaskWait = { ...wait, call: null };
  return { do: 'wait', wait: waiting, wake: earliest(waiting) };
}

/** Its time limit has passed, or that of its heartbeat. */
export function wakeTask(run: TaskRun): Outcome {
  const wait = run.frame.wait as TaskWait;
  const overdue = wait.deadline !== null && wait.deadline <= run.now;
  const error = overdue ? STATES.timeout : STATES.heartbeatTimeout;
  recordWith(run, serviceOf(run.state), 'TimedOut', { error });
  throw new StateFailure(error, undefined);
}

/** The task has sent a heartbeat. */
export function beat(wait: TaskWait, now: number): number | null {
  if (wait.heartbeatMs !== null) wait.beatBy = now + wait.heartbeatMs;
  return earliest(wait);
}

function serviceOf(state: TaskState): Integration {
  const service = integrationOf(state.Resource);
  if (!service) throw new StateFailure(STATES.runtime, `The resource ${state.Resource} is not supported.`);
  return service;
}

function argumentsByDefault(run: TaskRun, service: Integration): Json {
  return service.required.length === 0 ? run.frame.input.value : {};
}

interface Limits {
  timeout: number | null;
  heartbeat: number | null;
}

function limitsOf(run: TaskRun): Limits {
  const { TimeoutSeconds, HeartbeatSeconds } = run.state;
  const seconds = (template: Json | undefined, field: string) =>
    template === undefined ? null : run.evaluateNumber(template, field, 1, MAX_TIMEOUT_SECONDS, true);
  return {
    timeout: seconds(TimeoutSeconds, 'TimeoutSeconds'),
    heartbeat: seconds(HeartbeatSeconds, 'HeartbeatSeconds'),
  };
}

function waitFor(
  run: TaskRun,
  attempt: number,
  begun: Begun,
  token: string | undefined,
  limits: Limits,
): TaskWait {
  const heartbeatMs = limits.heartbeat === null ? null : limits.heartbeat * 1000;
  return {
    kind: 'task',
    attempt,
    call: begun.call ?? null,
    token: token ?? null,
    child: begun.child ?? null,
    deadline: limits.timeout === null ? null : run.now + limits.timeout * 1000,
    heartbeatMs,
    beatBy: heartbeatMs === null ? null : run.now + heartbeatMs,
  };
}

function earliest({ deadline, beatBy }: TaskWait): number | null {
  if (deadline === null || beatBy === null) return deadline ?? beatBy;
  return Math.min(deadline, beatBy);
}

function succeed(run: TaskRun, service: Integration, result: Payload): Outcome {
  run.checkSize(result);
  recordWith(run, service, 'Succeeded', { output: result.text, outputDetails: NOT_TRUNCATED });
  return run.complete(result);
}

function attemptTo<T>(run: TaskRun, service: Integration, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof StateFailure)) throw error;
    return fail(run, service, error.error, error.reason);
  }
}

function fail(
  run: TaskRun,
  service: Integration,
  error: string | undefined,
  cause: string | undefined,
): never {
  recordWith(run, service, 'Failed', {
    ...(error === undefined ? {} : { error }),
    ...(cause === undefined ? {} : { cause }),
  });
  throw new StateFailure(error, cause);
}

function recordScheduled(
  run: TaskRun,
  service: Integration,
  args: Json,
  { timeout, heartbeat }: Limits,
): number {
  const parameters = JSON.stringify(args);
  const limits: JsonObject = {
    ...(timeout === null ? {} : { timeoutInSeconds: timeout }),
    ...(heartbeat === null || service.events === 'LambdaFunction' ? {} : { heartbeatInSeconds: heartbeat }),
  };
  if (service.events === 'LambdaFunction') {
    const details = { resource: service.resource, input: parameters, inputDetails: NOT_TRUNCATED, ...limits };
    return run.record('LambdaFunctionScheduled', details);
  }
  return recordWith(run, service, 'Scheduled', { region: run.core.region, parameters, ...limits });
}

function recordSubmitted(run: StateRun<TaskState>, service: Integration, output: Payload): void {
  recordWith(run, service, 'Submitted', { output: output.text, outputDetails: NOT_TRUNCATED });
}

function recordWith(run: TaskRun, service: Integration, what: string, details: JsonObject): number {
  if (service.events === 'LambdaFunction') {
    return run.record(`LambdaFunction${what}`, what === 'Started' ? undefined : details);
  }
  return run.record(`Task${what}`, {
    resourceType: service.resourceType,
    resource: service.resource,
    ...details,
  });
}
