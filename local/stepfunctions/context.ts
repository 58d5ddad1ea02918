import type { Core } from './core.ts';
import type { Execution, Frame } from './execution.ts';
import type { Json, JsonObject } from './json.ts';

/** The context object (`$states.context`) as AWS builds it. */
export function contextObject(
  core: Core,
  execution: Execution,
  frame: Frame,
  token: string | undefined,
): JsonObject {
  const { facts } = execution;
  const context: JsonObject = {
    Execution: {
      Id: facts.arn,
      Input: core.executions.inputOf(execution).value,
      Name: facts.name,
      RoleArn: facts.roleArn,
      StartTime: timestamp(facts.started),
      RedriveCount: facts.redrives,
      ...(facts.redriven === null ? {} : { RedriveTime: timestamp(facts.redriven) }),
    },
    State: { EnteredTime: timestamp(frame.entered), Name: frame.state, RetryCount: frame.retryCount },
    StateMachine: {
      Id: facts.machineArn,
      Name: facts.machineArn.slice(facts.machineArn.lastIndexOf(':') + 1),
    },
  };
  const item = itemOf(execution, frame);
  if (item) context.Map = { Item: { Index: item.Index, Value: item.Value } };
  if (token !== undefined) context.Task = { Token: token };
  return context;
}

/** The item of the innermost Map iteration that the frame runs in. */
function itemOf(execution: Execution, frame: Frame): { Index: number; Value: Json } | undefined {
  for (let at: Frame | undefined = frame; at; at = execution.parentOf(at)) if (at.item) return at.item;
  return undefined;
}

export function timestamp(time: number): string {
  return new Date(time).toISOString();
}
