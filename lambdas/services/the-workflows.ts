import type { Executions } from '../adapters/executions.ts';
import { openExecutions } from '../adapters/executions.ts';
import type { Workflows } from '../adapters/workflows.ts';
import { openWorkflows } from '../adapters/workflows.ts';
import { openedOnce, theEnvironment } from './environment.ts';

/** Step Functions, as used by the relay. */
export const theWorkflows: () => Workflows = openedOnce(() => openWorkflows(theEnvironment().WORKFLOW_ARN));

/** The executions kept by Step Functions. */
export const theExecutions: () => Executions = openedOnce(() =>
  openExecutions(theEnvironment().WORKFLOW_ARN),
);
export type { Executions };
