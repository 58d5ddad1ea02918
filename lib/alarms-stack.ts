import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { EVENT_FUNCTIONS, FUNCTIONS } from '../contracts/functions.ts';
import { STREAM_CONSUMERS } from '../contracts/streams.ts';
import { WORKFLOWS } from '../contracts/workflows.ts';
import { Alarms } from './alarms.ts';
import type { EnvironmentSettings } from './environment-settings.ts';
import { functionName } from './handler-function.ts';
import { heldQueueName } from './held-queue.ts';
import { setAsideName } from './set-aside.ts';

export interface AlarmsStackProps extends StackProps {
  readonly prefix: string;
  readonly settings: EnvironmentSettings;
  readonly key: IKey;
  readonly api: HttpApi;
}

/**
 * The alarms of an environment, in a stack of their own because a stack may have at most 500 resources. They refer to
 * what they watch by name, so that a function or workflow can be deleted without this stack blocking it.
 */
export class AlarmsStack extends Stack {
  constructor(scope: Construct, id: string, props: AlarmsStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { prefix, key, settings, api } = props;
    const alarms = new Alarms(this, 'Alarms', { prefix, key, alarmMail: settings.alarmMail });
    const handlerOf = (name: string) =>
      LambdaFunction.fromFunctionName(this, `${name}Function`, functionName(prefix, name));
    for (const contract of FUNCTIONS) alarms.watchFunction(contract, handlerOf(contract.name));
    for (const workflow of WORKFLOWS)
      alarms.watchWorkflow(
        workflow,
        StateMachine.fromStateMachineName(this, workflow, `${prefix}-${workflow}`),
      );
    const setAsideOf = (name: string) => {
      const arn = this.formatArn({ service: 'sqs', resource: setAsideName(prefix, name) });
      return Queue.fromQueueArn(this, `${name}SetAside`, arn);
    };
    for (const { function: name } of STREAM_CONSUMERS)
      alarms.watchConsumer(name, this.node.findChild(`${name}Function`) as LambdaFunction, setAsideOf(name));
    for (const { name } of EVENT_FUNCTIONS)
      alarms.watchSetAside(name, 'An event that nobody could be told was set aside', setAsideOf(name));
    const held = this.formatArn({ service: 'sqs', resource: heldQueueName(prefix) });
    alarms.watchHeld(Queue.fromQueueArn(this, 'HeldDecisions', held));
    alarms.watchSending(FUNCTIONS.filter(({ sendsMail }) => sendsMail).map(({ name }) => name));
    alarms.watchArchive('CheckArchive');
    alarms.watchAnchoring('MakeAnchor');
    alarms.watchApi(api);
    new CfnOutput(this, 'AlarmTopicArn', { value: alarms.topic.topicArn });
  }
}
