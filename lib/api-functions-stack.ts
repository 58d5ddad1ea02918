import type { StackProps } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { FUNCTIONS } from '../contracts/functions.ts';
import type { FunctionsProps } from './functions.ts';
import { Functions } from './functions.ts';
import { WorkflowNames } from './workflow-names.ts';

export interface ApiFunctionsStackProps extends StackProps, Omit<FunctionsProps, 'names' | 'contracts'> {
  /** Those that answer requests of the API, or those that answer with a page. */
  readonly kind: 'api' | 'page';
}

/** The functions of one kind that answer requests: two stacks, because one would be too large. */
export class ApiFunctionsStack extends Stack {
  constructor(scope: Construct, id: string, { kind, ...props }: ApiFunctionsStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const names = new WorkflowNames(this, props.prefix);
    const contracts = FUNCTIONS.filter((contract) => contract.kind === kind);
    new Functions(this, 'Functions', { ...props, names, contracts });
  }
}
