import type { Executions } from '../adapters/executions.ts';
import { openExecutions } from '../adapters/executions.ts';
import { openedOnce, theEnvironment } from './environment.ts';

/** The executions kept by Step Functions. */
export const theExecutions: () => Executions = openedOnce(() =>
  openExecutions(theEnvironment().WORKFLOW_ARN),
);
export type { Executions };
