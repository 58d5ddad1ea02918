import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IConstruct } from 'constructs';
import type { FunctionContract, WorkflowCall } from '../contracts/function-contract.ts';
import type { WorkflowName } from '../contracts/workflows.ts';
import { WORKFLOWS } from '../contracts/workflows.ts';
import { acknowledgeResource } from './acknowledge.ts';
import type { WorkflowNames } from './workflow-names.ts';

/** Lets the holder of this role encrypt and decrypt these workflows' data, and nothing else with the key. */
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

/** Accepts the wildcard at the end of an execution's ARN: an execution is named only when it starts. */
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

/** Calls that name a state machine. Step Functions checks SendTask calls against the one that issued the token. */
const OF_WORKFLOW: Partial<Record<WorkflowCall, readonly string[]>> = {
  start: ['states:StartExecution'],
  answer: ['states:SendTaskSuccess', 'states:SendTaskFailure'],
  list: ['states:ListExecutions'],
  probe: ['states:SendTaskHeartbeat'],
};
/** Calls that name an execution. */
const OF_EXECUTION: Partial<Record<WorkflowCall, readonly string[]>> = {
  stop: ['states:StopExecution'],
  describe: ['states:DescribeExecution'],
  definition: ['states:DescribeStateMachineForExecution'],
  history: ['states:GetExecutionHistory'],
  redrive: ['states:RedriveExecution'],
};

/** Allows the calls in a function's contract: by state machine where that is enough, otherwise by execution. */
export function allowWorkflows(
  { grantPrincipal }: IGrantable & IConstruct,
  role: IConstruct,
  calls: NonNullable<FunctionContract['workflows']>,
  { names, key }: { names: WorkflowNames; key: IKey },
): void {
  const allow = (table: typeof OF_WORKFLOW, resources: string[]): boolean => {
    const actions = calls.flatMap((call) => table[call] ?? []);
    if (actions.length > 0) grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources }));
    return actions.length > 0;
  };
  allow(OF_WORKFLOW, names.all());
  if (allow(OF_EXECUTION, WORKFLOWS.map(names.executionArns))) acknowledgeExecutions(role, names, WORKFLOWS);
  allowWorkflowKey({ grantPrincipal }, key, names.all());
}
