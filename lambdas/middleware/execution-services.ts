import type { Executions } from '../adapters/executions.ts';
import { openExecutions } from '../adapters/executions.ts';
import { openedOnce, theEnvironment } from './environment.ts';

/** What Step Functions keeps of executions. */
export const theExecutions: () => Executions = openedOnce(() =>
  openExecutions(theEnvironment().WORKFLOW_ARN),
);
export type { Executions };
