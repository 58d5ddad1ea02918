import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Environment } from '../contracts/environment.ts';
import type { FunctionContract } from '../contracts/function-contract.ts';
import { TAKE_BACK_SECONDS } from '../contracts/held-decisions.ts';
import { acknowledgeResource } from './acknowledge.ts';
import type { ArchiveBucket } from './archive-bucket.ts';
import type { CaseTable } from './case-table.ts';
import type { EnvironmentSettings } from './environment-settings.ts';
import type { FileBucket } from './file-bucket.ts';
import { HandlerFunction } from './handler-function.ts';
import { heldQueueUrl } from './held-queue.ts';
import type { IdKey } from './id-key.ts';
import type { KeyTable } from './key-table.ts';
import type { LinkKey } from './link-key.ts';
import { mailConfigurationSet } from './mail-feedback.ts';
import { signInWith } from './organisation-sign-in.ts';
import type { OriginSecret } from './origin-secret.ts';
import { setAsideUrl } from './set-aside.ts';
import type { StaffDirectory } from './staff-directory.ts';
import { allowRotation, allowTable } from './table-permissions.ts';
import { textConfigurationSet } from './text-feedback.ts';
import type { WorkflowNames } from './workflow-names.ts';
import { allowWorkflows } from './workflow-permissions.ts';

export interface FunctionsProps {
  readonly root: string;
  readonly prefix: string;
  readonly settings: EnvironmentSettings;
  readonly cases: CaseTable;
  readonly keys: KeyTable;
  readonly names: WorkflowNames;
  readonly key: IKey;
  readonly linkKey: LinkKey;
  readonly idKey: IdKey;
  readonly originSecret: OriginSecret;
  readonly files: FileBucket;
  readonly archive: ArchiveBucket;
  readonly people: StaffDirectory;
  /** The functions to deploy. */
  readonly contracts: readonly FunctionContract[];
}

/** Variables that the Lambda service sets itself, and those set for some functions only. */
type NotForAll =
  | 'AWS_REGION'
  | 'DEMONSTRATION'
  | 'FAILED_SIGN_INS'
  | 'ROOT_KEY'
  | 'SMS_FROM'
  | 'SMS_CONFIGURATION_SET'
  | 'LINK_SECRET'
  | 'ID_SECRET'
  | 'ORIGIN_SECRET'
  | 'SET_ASIDE_QUEUE'
  | 'HELD_QUEUE'
  | 'FILES_BUCKET'
  | 'ARCHIVE_BUCKET'
  | 'FILES_SCAN_TAG'
  | 'USER_POOL_ID'
  | 'SIGN_IN_WITH'
  | 'SIGN_IN_CLAIM'
  | 'SIGN_IN_DOMAIN'
  | 'WEBHOOK_ORIGINS';

/** Functions, each with the permissions of its contract and no others. */
export class Functions extends Construct {
  readonly byName: ReadonlyMap<string, IFunction>;

  constructor(scope: Construct, id: string, props: FunctionsProps) {
    super(scope, id);
    const { prefix, settings, cases, keys, names, key, linkKey, idKey, originSecret, files, archive } = props;
    const environment: Record<Exclude<keyof Environment, NotForAll> | 'ROOT_KEY', string> = {
      TABLE_NAME: cases.table.tableName,
      AUDIT_TABLE_NAME: cases.audit.tableName,
      KEYS_TABLE_NAME: keys.name,
      ROOT_KEY: keys.rootAlias,
      WORKFLOW_ARN: names.pattern,
      MAIL_FROM: settings.mailFrom,
      PUBLIC_URL: settings.publicUrl,
      MAIL_CONFIGURATION_SET: mailConfigurationSet(prefix),
      TAKE_BACK_SECONDS: String(settings.takeBackSeconds ?? TAKE_BACK_SECONDS),
    };
    const texts: Record<string, string> =
      settings.smsFrom === undefined
        ? {}
        : { SMS_FROM: settings.smsFrom, SMS_CONFIGURATION_SET: textConfigurationSet(prefix) };
    const unrecorded: Record<string, string> = settings.failedSignIns
      ? {}
      : { FAILED_SIGN_INS: 'unrecorded' };
    const scanTag: Record<string, string> =
      settings.fileScanTag === undefined ? {} : { FILES_SCAN_TAG: settings.fileScanTag };
    const deployed = props.contracts.map((contract) => {
      const retention = settings.logRetentionDays;
      const handler = new HandlerFunction(this, contract.name, {
        ...props,
        contract,
        environment: {
          ...environment,
          ...unrecorded,
          ...(contract.sendsTexts ? texts : {}),
          ...(contract.keysIds ? { ID_SECRET: idKey.secretArn } : {}),
          ...(contract.signsLinks ? { LINK_SECRET: linkKey.secretArn } : {}),
          ...(contract.kind === 'stream'
            ? { SET_ASIDE_QUEUE: setAsideUrl(this, prefix, contract.name) }
            : {}),
          ...(contract.holdsDecisions ? { HELD_QUEUE: heldQueueUrl(this, prefix) } : {}),
          ...(contract.files ? { FILES_BUCKET: files.name, ...scanTag } : {}),
          ...(contract.directory ? { USER_POOL_ID: props.people.pool.userPoolId } : {}),
          ...(contract.directory === 'settle' ? signInWith(settings) : {}),
          ...(contract.archive ? { ARCHIVE_BUCKET: archive.name } : {}),
          ...(contract.countsCallers ? { ORIGIN_SECRET: originSecret.secretArn } : {}),
        },
        retention,
      });
      allowTable(handler.function, { cases, keys }, contract);
      if (contract.rotatesKeys) allowRotation(handler.function, { cases, keys });
      files.allow(handler.function, handler.role, contract);
      archive.allow(handler.function, handler.role, contract);
      if (contract.workflows)
        allowWorkflows(handler.function, handler.role, contract.workflows, { names, key });
      if (contract.keysIds) idKey.allowReading(handler.role);
      if (contract.signsLinks) linkKey.allowReading(handler.role);
      props.people.allow(handler.role, contract);
      if (contract.countsCallers) originSecret.allowReading(handler.role);
      if (contract.sendsMail) handler.role.addToPrincipalPolicy(this.mailing(settings.mailFrom, prefix));
      if (contract.sendsTexts && settings.smsFrom) this.allowTexts(handler, settings.smsFrom, prefix);
      return [contract.name, handler.function] as const;
    });
    this.byName = new Map(deployed);
  }

  /** Mail from the one address, on the identity of its domain. */
  private mailing(from: string, prefix: string): PolicyStatement {
    const domain = from.slice(from.lastIndexOf('@') + 1);
    return new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [
        Stack.of(this).formatArn({ service: 'ses', resource: 'identity', resourceName: domain }),
        Stack.of(this).formatArn({
          service: 'ses',
          resource: 'configuration-set',
          resourceName: mailConfigurationSet(prefix),
        }),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': from } },
    });
  }

  /** Text messages from the one origination identity: a phone number, a sender id or a pool in the account. */
  private allowTexts({ role }: HandlerFunction, from: string, prefix: string): void {
    const arn = (resource: string, resourceName: string) =>
      Stack.of(this).formatArn({ service: 'sms-voice', resource, resourceName });
    const kind = /^(phone|pool)-/.exec(from)?.[1];
    const identity = kind
      ? arn(kind === 'phone' ? 'phone-number' : 'pool', from)
      : arn('sender-id', `${from}/*`);
    const resources = [identity, arn('configuration-set', textConfigurationSet(prefix))];
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ['sms-voice:SendTextMessage'], resources }));
    if (!kind)
      acknowledgeResource(
        role,
        `arn:<AWS::Partition>:sms-voice:${Stack.of(this).region}:<AWS::AccountId>:sender-id/${from}/*`,
        'A sender id is registered once for each country, and sponsors may live in any of them.',
      );
  }
}
