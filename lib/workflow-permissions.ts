import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import type { FunctionContract } from '../contracts/functions.ts';
import type { WorkflowName } from '../contracts/workflows.ts';
import { WORKFLOWS } from '../contracts/workflows.ts';
import { acknowledgeResource } from './acknowledge.ts';
import type { WorkflowNames } from './workflow-names.ts';

/** Lets the holder of this role encrypt and decrypt what these workflows carry, and nothing else under the key. */
export function allowWorkflowKey(
  { grantPrincipal }: IGrantable,
  key: IKey,
  stateMachineArns: readonly string[],
): void {
  grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: [key.keyArn],
      conditions: {
        StringEquals: { 'kms:EncryptionContext:aws:states:stateMachineArn': [...stateMachineArns] },
      },
    }),
  );
}

/** Accepts the one `*` that an execution's ARN ends with: an execution has its name only when it runs. */
export function acknowledgeExecutions(
  role: IConstruct,
  names: WorkflowNames,
  workflows: readonly WorkflowName[],
): void {
  for (const workflow of workflows) {
    acknowledgeResource(
      role,
      names.executionFinding(workflow),
      'Executions of this one workflow; their names are not known before they run.',
    );
  }
}

/**
 * Lets a function start, stop or answer workflows, as its contract says. Step Functions checks the SendTask calls
 * against the ARN of the state machine that gave the token, so they need no `*`.
 */
export function allowWorkflows(
  { grantPrincipal }: IGrantable & IConstruct,
  role: IConstruct,
  calls: NonNullable<FunctionContract['workflows']>,
  { names, key }: { names: WorkflowNames; key: IKey },
): void {
  if (calls.includes('start')) {
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['states:StartExecution'], resources: names.all() }),
    );
  }
  if (calls.includes('answer')) {
    const actions = ['states:SendTaskSuccess', 'states:SendTaskFailure'];
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources: names.all() }));
  }
  if (calls.includes('stop')) {
    const resources = WORKFLOWS.map(names.executionArns);
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['states:StopExecution'], resources }),
    );
    acknowledgeExecutions(role, names, WORKFLOWS);
  }
  allowWorkflowKey({ grantPrincipal }, key, names.all());
}
