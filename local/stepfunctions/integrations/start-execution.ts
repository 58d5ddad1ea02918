import { randomUUID } from 'node:crypto';
import { ApiError, STATES, StateFailure } from '../errors.ts';
import { isObject, type Json, type JsonObject, Payload } from '../json.ts';
import { startExecution } from '../start-execution.ts';
import type { Begun, Integration, TaskRun, TaskSignal } from './integration.ts';

type Pattern = '' | '.sync' | '.sync:2' | '.waitForTaskToken';

/** `arn:aws:states:::states:startExecution` in its four patterns. */
export function startExecutionTask(pattern: Pattern): Integration {
  const sync = pattern.startsWith('.sync');
  return {
    events: 'Task',
    resourceType: 'states',
    resource: `startExecution${pattern}`,
    waitsForToken: pattern === '.waitForTaskToken',
    required: ['StateMachineArn'],
    begin: (run, args) => begin(run, args, pattern),
    resultOf: (signal) => childResult(signal, pattern === '.sync:2' || !sync),
  };
}

function begin(run: TaskRun, args: Json, pattern: Pattern): Begun {
  const { StateMachineArn, Name, Input } = isObject(args) ? args : {};
  const sync = pattern.startsWith('.sync');
  try {
    const child = startExecution(run.core, {
      stateMachineArn: StateMachineArn,
      name: Name ?? randomUUID(),
      input: typeof Input === 'string' ? Input : JSON.stringify(Input ?? {}),
      origin: run.execution.facts.num,
      parent: sync ? { num: run.execution.facts.num, frame: run.frame.id } : null,
    });
    const answer = Payload.ofValue({ ExecutionArn: child.facts.arn, StartDate: child.facts.started });
    if (sync) return { child: child.facts.num, submitted: answer };
    return pattern === '' ? { result: answer } : { submitted: answer };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const suffix = error.name.endsWith('Exception') ? '' : 'Exception';
    throw new StateFailure(`StepFunctions.${error.name}${suffix}`, error.message);
  }
}

function childResult(signal: TaskSignal, parseOutput: boolean): Payload {
  if (signal.type !== 'child')
    throw new StateFailure(STATES.taskFailed, 'The child execution did not answer.');
  const description: JsonObject = { ...signal.description };
  if (parseOutput) {
    for (const field of ['Input', 'Output']) {
      if (typeof description[field] === 'string') description[field] = JSON.parse(description[field]) as Json;
    }
  }
  if (signal.status !== 'SUCCEEDED') throw new StateFailure(STATES.taskFailed, JSON.stringify(description));
  return Payload.ofValue(description);
}
