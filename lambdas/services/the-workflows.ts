import type { Workflows } from '../adapters/workflows.ts';
import { openWorkflows } from '../adapters/workflows.ts';
import { openedOnce, theEnvironment } from './environment.ts';

/** Step Functions, as used by the relay. */
export const theWorkflows: () => Workflows = openedOnce(() => openWorkflows(theEnvironment().WORKFLOW_ARN));
