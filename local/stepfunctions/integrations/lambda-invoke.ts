import { StateFailure } from '../errors.ts';
import { isObject, type Json, Payload } from '../json.ts';
import type { Begun, Integration, TaskRun, TaskSignal } from './integration.ts';

/** `arn:aws:states:::lambda:invoke`, with or without `.waitForTaskToken`. */
export function lambdaInvoke(waitsForToken: boolean): Integration {
  return {
    events: 'Task',
    resourceType: 'lambda',
    resource: waitsForToken ? 'invoke.waitForTaskToken' : 'invoke',
    waitsForToken,
    required: ['FunctionName'],
    begin: beginInvoke,
    resultOf(signal) {
      const value = functionResult(signal);
      if (signal.type !== 'answered') return Payload.ofValue(value);
      return Payload.ofValue({ ExecutedVersion: '$LATEST', Payload: value, StatusCode: signal.statusCode });
    },
  };
}

/** A function's ARN as the Resource: the state's Arguments (or input) is the payload, the answer is the result. */
export function lambdaFunction(arn: string): Integration {
  return {
    events: 'LambdaFunction',
    resourceType: 'lambda',
    resource: arn,
    waitsForToken: false,
    required: [],
    begin: (_run, args) => ({ call: { functionName: arn, payload: JSON.stringify(args) } }),
    resultOf: (signal) => Payload.ofValue(functionResult(signal)),
  };
}

function beginInvoke(_run: TaskRun, args: Json): Begun {
  const { FunctionName, Payload: payload, Qualifier } = isObject(args) ? args : {};
  if (typeof FunctionName !== 'string' || FunctionName === '') {
    throw new StateFailure(
      'Lambda.ValidationException',
      `FunctionName is expected to be a function's name or ARN, received ${JSON.stringify(FunctionName)}.`,
    );
  }
  const functionName = typeof Qualifier === 'string' ? `${FunctionName}:${Qualifier}` : FunctionName;
  return { call: { functionName, payload: JSON.stringify(payload ?? {}) } };
}

function functionResult(signal: TaskSignal): Json {
  if (signal.type === 'unanswered') throw new StateFailure(signal.error, signal.cause);
  if (signal.type !== 'answered') throw new StateFailure('Lambda.Unknown', 'The function did not answer.');
  const { payload, functionError } = signal;
  if (functionError === undefined) return payload === '' ? null : parsed(payload);
  const details = parsed(payload);
  const errorType = isObject(details) ? details.errorType : undefined;
  throw new StateFailure(
    typeof errorType === 'string' && errorType !== '' ? errorType : 'Lambda.Unknown',
    payload,
  );
}

function parsed(payload: string): Json {
  try {
    return JSON.parse(payload) as Json;
  } catch {
    return payload;
  }
}
