import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { WorkflowName } from '../contracts/workflows.ts';
import { WORKFLOWS } from '../contracts/workflows.ts';

/**
 * Workflows know each other and functions know workflows by name, not by reference: two that call each other could
 * otherwise never be created.
 */
export class WorkflowNames {
  private readonly scope: Construct;
  private readonly prefix: string;

  constructor(scope: Construct, prefix: string) {
    this.scope = scope;
    this.prefix = prefix;
  }

  /** ARN of every workflow, with `{workflow}` in the place of its name, as `contracts/environment.ts` wants it. */
  get pattern(): string {
    return this.arn('stateMachine', '{workflow}');
  }

  stateMachineName = (workflow: string): string => `${this.prefix}-${workflow}`;
  stateMachineArn = (workflow: WorkflowName): string => this.arn('stateMachine', workflow);
  executionArns = (workflow: WorkflowName): string => `${this.arn('execution', workflow)}:*`;
  all = (): string[] => WORKFLOWS.map(this.stateMachineArn);

  /** An ARN of a workflow's execution as cdk-nag writes it. */
  executionFinding = (workflow: WorkflowName): string =>
    `arn:<AWS::Partition>:states:${Stack.of(this.scope).region}:<AWS::AccountId>:execution:${this.stateMachineName(workflow)}:*`;

  private arn(kind: 'stateMachine' | 'execution', workflow: string): string {
    const { partition, region, account } = Stack.of(this.scope);
    return `arn:${partition}:states:${region}:${account}:${kind}:${this.stateMachineName(workflow)}`;
  }
}
