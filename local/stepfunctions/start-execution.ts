import type { Core } from './core.ts';
import { tellStatus } from './ending.ts';
import { ApiError } from './errors.ts';
import { Execution, type ExecutionFacts } from './execution.ts';
import { NOT_TRUNCATED, record } from './history.ts';
import { longerThan, nesting, Payload } from './json.ts';
import { MAX_JSON_DEPTH, MAX_PAYLOAD_BYTES } from './limits.ts';
import type { MachineFacts } from './machines.ts';
import { checkMachineArn, checkName, executionArn } from './names.ts';
import { EXECUTION_DEADLINE } from './timers.ts';

export interface StartRequest {
  stateMachineArn: unknown;
  name: unknown;
  input: unknown;
  parent: { num: number; frame: number } | null;
  /** The number of the execution that starts it, or null for a caller of the API. */
  origin: number | null;
}

/** Starts an execution, or returns the running one with the same name and input. */
export function startExecution(core: Core, request: StartRequest): Execution {
  core.scheduler.refuseWhenFull();
  const arn = checkMachineArn(request.stateMachineArn);
  const name = checkName(request.name);
  const machine = core.machines.get(arn);
  if (!machine) throw new ApiError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${arn}'`);
  const input = checkInput(request.input);
  const existing = core.executions.find(executionArn(arn, name));
  if (existing) return again(core, existing, input, request.parent);
  const execution = new Execution(
    newFacts(core, machine, name, request.parent),
    core.machines.definition(machine.definition),
    true,
  );
  execution.input = input;
  execution.origin = request.origin;
  begin(core, execution, input);
  return execution;
}

export function checkInput(given: unknown): Payload {
  const text = given ?? '{}';
  if (typeof text !== 'string') throw invalidInput('a JSON text is expected');
  if (longerThan(text, MAX_PAYLOAD_BYTES)) throw invalidInput(`larger than ${MAX_PAYLOAD_BYTES} bytes`);
  if (nesting(text) > MAX_JSON_DEPTH) throw invalidInput(`nested deeper than ${MAX_JSON_DEPTH} levels`);
  try {
    return new Payload(text, JSON.parse(text));
  } catch (error) {
    throw invalidInput((error as Error).message);
  }
}

function invalidInput(why: string): ApiError {
  return new ApiError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${why}'`);
}

/** A second start with the same name is harmless while the first runs with the same input. */
function again(core: Core, existing: Execution, input: Payload, parent: StartRequest['parent']): Execution {
  const { facts } = existing;
  const same = facts.status === 'RUNNING' && core.executions.inputOf(existing).text === input.text;
  const waitsElsewhere = parent !== null && facts.parent !== null && !sameFrame(parent, facts.parent);
  if (!same || waitsElsewhere) {
    throw new ApiError('ExecutionAlreadyExists', `Execution Already Exists: '${facts.arn}'`);
  }
  return existing;
}

function sameFrame(a: { num: number; frame: number }, b: { num: number; frame: number }): boolean {
  return a.num === b.num && a.frame === b.frame;
}

function newFacts(
  core: Core,
  machine: MachineFacts,
  name: string,
  parent: StartRequest['parent'],
): ExecutionFacts {
  const started = core.clock.now();
  const seconds = core.machines.definition(machine.definition).TimeoutSeconds;
  return {
    num: core.journal.takeNum(),
    arn: executionArn(machine.arn, name),
    name,
    machineArn: machine.arn,
    definition: machine.definition,
    roleArn: machine.roleArn,
    status: 'RUNNING',
    started,
    stopped: null,
    deadline: seconds === undefined ? null : started + seconds * 1000,
    parent,
    lastEvent: 0,
    nextFrame: 0,
    redrives: 0,
    redriven: null,
  };
}

function begin(core: Core, execution: Execution, input: Payload): void {
  const { facts, machine } = execution;
  const details = { input: input.text, inputDetails: NOT_TRUNCATED, roleArn: facts.roleArn };
  record(execution, undefined, facts.started, 'ExecutionStarted', details);
  execution.addFrame({
    parent: null,
    index: 0,
    phase: 'enter',
    state: machine.StartAt,
    input,
    item: null,
    lastEvent: 0,
  });
  if (facts.deadline !== null) core.timers.set(facts.num, EXECUTION_DEADLINE, facts.deadline);
  core.executions.add(execution);
  core.counters.started++;
  tellStatus(core, execution);
  core.scheduler.enqueue(execution);
}
