import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { STREAM_CONSUMERS } from '../contracts/streams.ts';
import { WORKFLOWS } from '../contracts/workflows.ts';
import { CaseApi } from './case-api.ts';
import type { CaseTable } from './case-table.ts';
import { EncryptionKey } from './encryption-key.ts';
import type { EnvironmentSettings } from './environment-settings.ts';
import { Functions } from './functions.ts';
import { MailFeedback } from './mail-feedback.ts';
import type { StaffDirectory } from './staff-directory.ts';
import { StreamConsumer } from './stream-consumer.ts';
import { TextFeedback } from './text-feedback.ts';
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

/** What holds no data of its own: functions, workflows and the API. Executions may run for a year. */
export class StatelessStack extends Stack {
  readonly api: HttpApi;
  readonly key: IKey;

  constructor(scope: Construct, id: string, props: StatelessStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    const { prefix, settings, root } = props;
    const key = this.makeKey(prefix);
    const names = new WorkflowNames(this, prefix);
    const functions = new Functions(this, 'Functions', { ...props, names, key }).byName;
    for (const workflow of WORKFLOWS) {
      const retention = settings.logRetentionDays;
      new Workflow(this, workflow, {
        root,
        workflow,
        prefix,
        names,
        functions,
        key,
        retention,
      });
    }
    for (const contract of STREAM_CONSUMERS) {
      const { function: name } = contract;
      const handler = functions.get(name)!;
      new StreamConsumer(this, `${name}Stream`, { ...props, contract, handler });
    }
    const feedback = { prefix, handler: functions.get('RecordFeedback')! };
    new MailFeedback(this, 'MailFeedback', feedback);
    if (settings.smsFrom !== undefined) new TextFeedback(this, 'TextFeedback', { ...feedback, key });
    this.key = key;
    const { api } = new CaseApi(this, 'CaseApi', { ...props, functions, key });
    this.api = api;
    new CfnOutput(this, 'ApiUrl', { value: api.apiEndpoint });
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
