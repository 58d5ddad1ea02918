import type { Workflows } from '../adapters/workflows.ts';
import { openWorkflows } from '../adapters/workflows.ts';
import { theEnvironment } from './environment.ts';

let workflows: Workflows | undefined;

/** Step Functions, as the relay speaks to it. */
export function theWorkflows(): Workflows {
  workflows ??= openWorkflows(theEnvironment().WORKFLOW_ARN);
  return workflows;
}
