import type { TaskState } from '../definition.ts';
import type { Json, JsonObject, Payload } from '../json.ts';
import type { StateRun } from '../state-run.ts';

export type TaskRun = StateRun<TaskState>;

/** What happens to a task while it waits. */
export type TaskSignal =
  | { type: 'answered'; statusCode: number; payload: string; functionError: string | undefined }
  | { type: 'unanswered'; error: string; cause: string }
  | { type: 'succeeded'; output: Payload }
  | { type: 'failed'; error: string | undefined; cause: string | undefined }
  | {
      type: 'child';
      status: string;
      description: JsonObject;
      error: string | undefined;
      cause: string | undefined;
    };

/** What a task has started: it is done, or it waits for a call, a child execution or a token. */
export interface Begun {
  result?: Payload;
  call?: { functionName: string; payload: string };
  child?: number;
  /** The service's answer if the task continues waiting after it. */
  submitted?: Payload;
}

/** A service that a Task can call; `Resource` names it. */
export interface Integration {
  /** How its events are named: TaskScheduled … or LambdaFunctionScheduled … */
  readonly events: 'Task' | 'LambdaFunction';
  readonly resourceType: string;
  readonly resource: string;
  readonly waitsForToken: boolean;
  /** What the state's Arguments must name, for the check of definitions. */
  readonly required: readonly string[];
  begin(run: TaskRun, args: Json): Begun;
  /** Makes the task's result from what the service answered, or throws StateFailure. */
  resultOf(signal: TaskSignal): Payload;
}
