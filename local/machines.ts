import { readFile } from 'node:fs/promises';
import { functionArn, ROLE_ARN, stateMachineArn } from './account.ts';
import { StartError } from './start-error.ts';
import type { Engine } from './stepfunctions/engine.ts';

export interface WorkflowSource {
  readonly name: string;
  /** Path of the ASL file. */
  readonly file: string;
  readonly placeholder: string;
}

/**
 * Creates every workflow in the engine, or updates its definition. ARNs follow from names, so workflows may name each
 * other and themselves in any order.
 */
export async function putWorkflows(
  engine: Engine,
  workflows: readonly WorkflowSource[],
  functions: readonly string[],
): Promise<void> {
  const arns = new Map([
    ...functions.map((name) => [name, functionArn(name)] as const),
    ...workflows.map(({ name, placeholder }) => [placeholder, stateMachineArn(name)] as const),
  ]);
  for (const { name, file } of workflows)
    await putWorkflow(engine, name, file, substitute(await readFile(file, 'utf8'), file, arns));
}

/** Replaces `${Placeholders}` by ARNs; one that names nothing is an error. */
export function substitute(definition: string, file: string, arns: ReadonlyMap<string, string>): string {
  return definition.replace(/\$\{([A-Za-z]+)\}/g, (_match, name: string) => {
    const arn = arns.get(name);
    if (arn === undefined)
      throw new StartError(`${file} names ${name}, which is neither a function nor a workflow.`);
    return arn;
  });
}

async function putWorkflow(engine: Engine, name: string, file: string, definition: string): Promise<void> {
  try {
    await engine.call('CreateStateMachine', { name, definition, roleArn: ROLE_ARN });
  } catch (error) {
    if ((error as Error).name !== 'StateMachineAlreadyExists') {
      throw new StartError(`The engine refuses ${file}: ${(error as Error).message}`, { cause: error });
    }
    await engine.call('UpdateStateMachine', {
      stateMachineArn: stateMachineArn(name),
      definition,
      roleArn: ROLE_ARN,
    });
  }
}
