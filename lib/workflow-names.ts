import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { WorkflowName } from '../contracts/workflows.ts';
import { WORKFLOWS } from '../contracts/workflows.ts';

/**
 * Workflows refer to each other, and functions to workflows, by name rather than by reference: otherwise two that
 * call each other could never be created.
 */
export class WorkflowNames {
  private readonly scope: Construct;
  private readonly prefix: string;

  constructor(scope: Construct, prefix: string) {
    this.scope = scope;
    this.prefix = prefix;
  }

  /** The ARN of every workflow, with `{workflow}` in place of its name, as `contracts/environment.ts` requires. */
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
