import type { Integration } from './integration.ts';
import { lambdaFunction, lambdaInvoke } from './lambda-invoke.ts';
import { startExecutionTask } from './start-execution.ts';

const OPTIMIZED: Record<string, Integration> = {
  'lambda:invoke': lambdaInvoke(false),
  'lambda:invoke.waitForTaskToken': lambdaInvoke(true),
  'states:startExecution': startExecutionTask(''),
  'states:startExecution.sync': startExecutionTask('.sync'),
  'states:startExecution.sync:2': startExecutionTask('.sync:2'),
  'states:startExecution.waitForTaskToken': startExecutionTask('.waitForTaskToken'),
};
const OPTIMIZED_ARN = /^arn:aws[\w-]*:states:[\w-]*:\d*:(.+)$/;
const FUNCTION_ARN = /^arn:aws[\w-]*:lambda:[\w-]*:\d*:function:[\w-]+(:[\w$-]+)?$/;
const functions = new Map<string, Integration>();

/** The integrations a Resource may name, for messages. */
export const KNOWN_RESOURCES = Object.keys(OPTIMIZED);

export function integrationOf(resource: string): Integration | undefined {
  if (FUNCTION_ARN.test(resource)) {
    const known = functions.get(resource) ?? lambdaFunction(resource);
    functions.set(resource, known);
    return known;
  }
  const name = OPTIMIZED_ARN.exec(resource)?.[1];
  return name !== undefined && Object.hasOwn(OPTIMIZED, name) ? OPTIMIZED[name] : undefined;
}
