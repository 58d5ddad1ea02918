import type { StackProps } from 'aws-cdk-lib';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { FUNCTIONS } from '../contracts/functions.ts';
import type { FunctionsProps } from './functions.ts';
import { answersRequests, Functions } from './functions.ts';
import { WorkflowNames } from './workflow-names.ts';

export interface ApiFunctionsStackProps extends StackProps, Omit<FunctionsProps, 'names' | 'contracts'> {}

/** The functions that answer the requests of the HTTP API, pages included. */
export class ApiFunctionsStack extends Stack {
  constructor(scope: Construct, id: string, props: ApiFunctionsStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const names = new WorkflowNames(this, props.prefix);
    new Functions(this, 'Functions', { ...props, names, contracts: FUNCTIONS.filter(answersRequests) });
  }
}
