import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  CustomerManagedEncryptionConfiguration,
  DefinitionBody,
  LogLevel,
  StateMachine,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { WorkflowName } from '../contracts/workflows.ts';
import { definitionOf, placeholderOf } from '../contracts/workflows.ts';
import { acknowledgeResource } from './acknowledge.ts';
import { functionNamed } from './function-named.ts';
import type { WorkflowCalls } from './workflow-calls.ts';
import { callsOf } from './workflow-calls.ts';
import type { WorkflowNames } from './workflow-names.ts';
import { acknowledgeExecutions, allowWorkflowKey } from './workflow-permissions.ts';

/** The rule by which Step Functions learns that a child execution ended. */
const CHILD_ENDED_RULE = 'StepFunctionsGetEventsForStepFunctionsExecutionRule';

export interface WorkflowProps {
  readonly root: string;
  readonly workflow: WorkflowName;
  readonly prefix: string;
  readonly names: WorkflowNames;
  readonly functions: ReadonlyMap<string, IFunction>;
  readonly key: IKey;
  readonly retention: RetentionDays;
}

/** One state machine: its definition, its log, and a role that may do what the definition does. */
export class Workflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, props: WorkflowProps) {
    super(scope, id);
    const { workflow, names, key } = props;
    const path = join(props.root, definitionOf(workflow));
    const calls = callsOf(workflow, readFileSync(path, 'utf8'));
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/aws/vendedlogs/${props.prefix}/workflows/${workflow}`,
      retention: props.retention,
      encryptionKey: key,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      stateMachineName: names.stateMachineName(workflow),
      definitionBody: DefinitionBody.fromFile(path),
      definitionSubstitutions: {
        ...Object.fromEntries(
          calls.functions.map((name) => [name, functionNamed(props.functions, name).functionArn]),
        ),
        ...Object.fromEntries(calls.named.map((name) => [placeholderOf(name), names.stateMachineArn(name)])),
      },
      logs: { destination: logGroup, level: LogLevel.ALL, includeExecutionData: false },
      tracingEnabled: true,
      encryptionConfiguration: new CustomerManagedEncryptionConfiguration(key, Duration.minutes(15)),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acknowledgeResource(
      this.stateMachine,
      '*',
      'X-Ray takes traces, and CloudWatch Logs takes the set-up of a log delivery, for no narrower resource than all.',
    );
    this.allowCalls(calls, props);
  }

  private allowCalls(
    { functions, started, waitedFor }: WorkflowCalls,
    { names, key, functions: deployed }: WorkflowProps,
  ): void {
    const allow = (actions: string[], resources: string[]) => {
      if (resources.length > 0)
        this.stateMachine.addToRolePolicy(new PolicyStatement({ actions, resources }));
    };
    allow(
      ['lambda:InvokeFunction'],
      functions.map((name) => functionNamed(deployed, name).functionArn),
    );
    allow(['states:StartExecution'], started.map(names.stateMachineArn));
    if (started.length > 0) allowWorkflowKey(this.stateMachine, key, started.map(names.stateMachineArn));
    if (waitedFor.length === 0) return;
    allow(['states:DescribeExecution', 'states:StopExecution'], waitedFor.map(names.executionArns));
    acknowledgeExecutions(this.stateMachine, names, waitedFor);
    const rule = Stack.of(this).formatArn({
      service: 'events',
      resource: 'rule',
      resourceName: CHILD_ENDED_RULE,
    });
    allow(['events:PutTargets', 'events:PutRule', 'events:DescribeRule'], [rule]);
  }
}
