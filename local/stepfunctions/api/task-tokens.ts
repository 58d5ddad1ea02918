import type { Core } from '../core.ts';
import { ApiError } from '../errors.ts';
import type { Execution, Frame, TaskWait } from '../execution.ts';
import type { JsonObject } from '../json.ts';
import { longerThan, nesting, Payload } from '../json.ts';
import { MAX_CAUSE_LENGTH, MAX_ERROR_LENGTH, MAX_JSON_DEPTH, MAX_PAYLOAD_BYTES } from '../limits.ts';
import { beat } from '../states/task.ts';
import { readToken } from '../task-token.ts';
import { type Action, requiredText, textField, validation } from './action.ts';

export const sendTaskSuccess: Action = {
  writes: true,
  run({ core, interpreter }, body) {
    const output = outputOf(body);
    const { execution, frame } = waiting(core, body);
    interpreter.signal(execution, frame, { type: 'succeeded', output });
    return {};
  },
};

export const sendTaskFailure: Action = {
  writes: true,
  run({ core, interpreter }, body) {
    const error = textOfAtMost(body, 'error', MAX_ERROR_LENGTH);
    const cause = textOfAtMost(body, 'cause', MAX_CAUSE_LENGTH);
    const { execution, frame } = waiting(core, body);
    interpreter.signal(execution, frame, { type: 'failed', error, cause });
    return {};
  },
};

export const sendTaskHeartbeat: Action = {
  writes: true,
  run({ core, interpreter }, body) {
    const { execution, frame, wait } = waiting(core, body);
    interpreter.setWake(execution, frame, beat(wait, core.clock.now()));
    return {};
  },
};

function waiting(core: Core, body: JsonObject): { execution: Execution; frame: Frame; wait: TaskWait } {
  core.scheduler.refuseWhenFull();
  const token = requiredText(body, 'taskToken');
  const at = readToken(token);
  const execution = core.executions.load(at.num);
  const frame = execution?.facts.status === 'RUNNING' ? execution.frames.get(at.frame) : undefined;
  if (!execution || frame?.wait?.kind !== 'task' || frame.wait.token !== token) {
    throw new ApiError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
  }
  return { execution, frame, wait: frame.wait };
}

function outputOf(body: JsonObject): Payload {
  const text = requiredText(body, 'output');
  if (longerThan(text, MAX_PAYLOAD_BYTES)) {
    throw new ApiError('InvalidOutput', `Invalid Output: 'larger than ${MAX_PAYLOAD_BYTES} bytes'`);
  }
  if (nesting(text) > MAX_JSON_DEPTH) {
    throw new ApiError('InvalidOutput', `Invalid Output: 'nested deeper than ${MAX_JSON_DEPTH} levels'`);
  }
  try {
    return new Payload(text, JSON.parse(text));
  } catch (error) {
    throw new ApiError('InvalidOutput', `Invalid Output: '${(error as Error).message}'`);
  }
}

function textOfAtMost(body: JsonObject, field: string, length: number): string | undefined {
  const text = textField(body, field);
  if (text !== undefined && text.length > length) {
    throw validation(
      `Value at '${field}' failed to satisfy constraint: Member must have length less than or equal to ${length}`,
    );
  }
  return text;
}
