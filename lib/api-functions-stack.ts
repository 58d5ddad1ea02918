import type { StackProps } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { FUNCTIONS } from '../contracts/functions.ts';
import type { FunctionStack } from './function-stacks.ts';
import { stackOf } from './function-stacks.ts';
import type { FunctionsProps } from './functions.ts';
import { Functions } from './functions.ts';
import { WorkflowNames } from './workflow-names.ts';

export interface ApiFunctionsStackProps extends StackProps, Omit<FunctionsProps, 'names' | 'contracts'> {
  readonly holds: Exclude<FunctionStack, 'workflows'>;
}

/** A part of the functions that answer requests: several stacks, because one would be too large. */
export class ApiFunctionsStack extends Stack {
  constructor(scope: Construct, id: string, { holds, ...props }: ApiFunctionsStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const names = new WorkflowNames(this, props.prefix);
    const contracts = FUNCTIONS.filter((contract) => stackOf(contract) === holds);
    new Functions(this, 'Functions', { ...props, names, contracts });
  }
}
