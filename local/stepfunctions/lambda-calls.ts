import type { Core, LambdaAnswer } from './core.ts';
import type { Execution, Frame } from './execution.ts';
import type { TaskSignal } from './integrations/integration.ts';

type Deliver = (num: number, frame: number, attempt: number, signal: TaskSignal) => void;

/** Makes a frame's Lambda call once the frame is on disk, and delivers the answer if it is still waiting for it. */
export function callLambda(core: Core, execution: Execution, frame: Frame, deliver: Deliver): void {
  const wait = frame.wait;
  if (wait?.kind !== 'task' || !wait.call) return;
  const { call, attempt } = wait;
  const { num } = execution.facts;
  core.scheduler.afterCommit(execution, () => {
    core.counters.calls++;
    core.counters.callsInFlight++;
    void core.clock.hold(async () => {
      const signal = await core.invoke(call).then(answered, unanswered);
      core.counters.callsInFlight--;
      deliver(num, frame.id, attempt, signal);
    });
  });
}

function answered({ statusCode, payload, functionError }: LambdaAnswer): TaskSignal {
  return { type: 'answered', statusCode, payload, functionError };
}

const NAMED =
  /^(ResourceNotFound|TooManyRequests|InvalidParameterValue|RequestTooLarge|Service|ResourceNotReady)Exception$/;

/**
 * Step Functions uses the name `Lambda.X` for Lambda's own refusals, and SdkClientException for a call without an
 * answer.
 */
function unanswered(error: unknown): TaskSignal {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return {
    type: 'unanswered',
    error: `Lambda.${NAMED.test(name) ? name : 'SdkClientException'}`,
    cause: message,
  };
}
