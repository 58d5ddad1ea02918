import type { Executions } from '../adapters/executions.ts';
import { openExecutions } from '../adapters/executions.ts';
import { theEnvironment } from './environment.ts';

let executions: Executions | undefined;

/** What Step Functions keeps of executions. */
export function theExecutions(): Executions {
  executions ??= openExecutions(theEnvironment().WORKFLOW_ARN);
  return executions;
}
export type { Executions };
