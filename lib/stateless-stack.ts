import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { FUNCTIONS } from '../contracts/functions.ts';
import { STREAM_CONSUMERS } from '../contracts/streams.ts';
import { WORKFLOWS } from '../contracts/workflows.ts';
import { Alarms } from './alarms.ts';
import { CaseApi } from './case-api.ts';
import type { CaseTable } from './case-table.ts';
import { EncryptionKey } from './encryption-key.ts';
import type { EnvironmentSettings } from './environment-settings.ts';
import { Functions } from './functions.ts';
import { MailFeedback } from './mail-feedback.ts';
import type { StaffDirectory } from './staff-directory.ts';
import { StreamConsumer } from './stream-consumer.ts';
import { Workflow } from './workflow.ts';
import { WorkflowNames } from './workflow-names.ts';

export interface StatelessStackProps extends StackProps {
  readonly prefix: string;
  readonly settings: EnvironmentSettings;
  readonly cases: CaseTable;
  readonly people: StaffDirectory;
  /** Where `lambdas/` and `state-machines/` are. */
  readonly root: string;
}

/** What holds no data of its own: functions, workflows, the API, and the alarms on them. Executions may run for a year. */
export class StatelessStack extends Stack {
  constructor(scope: Construct, id: string, props: StatelessStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { prefix, settings, root } = props;
    const key = this.makeKey(prefix);
    const names = new WorkflowNames(this, prefix);
    const functions = new Functions(this, 'Functions', { ...props, names, key }).byName;
    const alarms = new Alarms(this, 'Alarms', { prefix, key, alarmMail: settings.alarmMail });
    for (const contract of FUNCTIONS) alarms.watchFunction(contract, functions.get(contract.name)!);
    for (const workflow of WORKFLOWS) {
      const retention = settings.logRetentionDays;
      const { stateMachine } = new Workflow(this, workflow, {
        root,
        workflow,
        prefix,
        names,
        functions,
        key,
        retention,
      });
      alarms.watchWorkflow(workflow, stateMachine);
    }
    for (const contract of STREAM_CONSUMERS) {
      const { function: name } = contract;
      const handler = functions.get(name)!;
      const { setAside } = new StreamConsumer(this, `${name}Stream`, { ...props, contract, handler });
      alarms.watchConsumer(name, handler, setAside);
    }
    new MailFeedback(this, 'MailFeedback', { prefix, handler: functions.get('RecordFeedback')! });
    const { api } = new CaseApi(this, 'CaseApi', { ...props, functions, key });
    alarms.watchApi(api);
    new CfnOutput(this, 'ApiUrl', { value: api.apiEndpoint });
    new CfnOutput(this, 'AlarmTopicArn', { value: alarms.topic.topicArn });
  }

  private makeKey(prefix: string): EncryptionKey {
    const key = new EncryptionKey(this, 'Key', {
      alias: `${prefix}/operations`,
      description: 'Encrypts executions, logs and alarms',
    });
    key.allowLogGroups([`/${prefix}/`, `/aws/vendedlogs/${prefix}/`]);
    key.allowAlarms();
    return key;
  }
}
