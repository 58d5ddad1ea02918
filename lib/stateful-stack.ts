import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ArchiveBucket } from './archive-bucket.ts';
import { CaseTable } from './case-table.ts';
import { EncryptionKey } from './encryption-key.ts';
import type { EnvironmentSettings } from './environment-settings.ts';
import { FileBucket } from './file-bucket.ts';
import { IdKey } from './id-key.ts';
import { KeyTable } from './key-table.ts';
import { LinkKey } from './link-key.ts';
import { OriginSecret } from './origin-secret.ts';
import { StaffDirectory } from './staff-directory.ts';

export interface StatefulStackProps extends StackProps {
  /** `kinbridge-dev`: the prefix of every name in this environment. */
  readonly prefix: string;
  readonly settings: EnvironmentSettings;
}

/** What must not be lost: the cases, the people who work on them, and the keys of logs, executions and links. */
export class StatefulStack extends Stack {
  readonly cases: CaseTable;
  readonly keys: KeyTable;
  readonly people: StaffDirectory;
  readonly key: EncryptionKey;
  readonly linkKey: LinkKey;
  readonly idKey: IdKey;
  readonly originSecret: OriginSecret;
  readonly files: FileBucket;
  readonly archive: ArchiveBucket;

  constructor(scope: Construct, id: string, props: StatefulStackProps) {
    super(scope, id, { ...props, terminationProtection: true });
    this.cases = new CaseTable(this, 'Cases', props);
    this.keys = new KeyTable(this, 'Keys', { ...props, key: this.cases.key });
    const { publicUrl, signInWith: organisation } = props.settings;
    this.people = new StaffDirectory(this, 'People', { ...props, publicUrl, organisation });
    this.key = this.makeKey(props.prefix);
    this.linkKey = new LinkKey(this, 'LinkKey', { prefix: props.prefix, key: this.key });
    this.idKey = new IdKey(this, 'IdKey', { prefix: props.prefix, key: this.key });
    this.originSecret = new OriginSecret(this, 'OriginSecret', { prefix: props.prefix, key: this.key });
    this.files = new FileBucket(this, 'Documents', props);
    this.archive = new ArchiveBucket(this, 'Archive', props);
    new CfnOutput(this, 'UserPoolId', { value: this.people.pool.userPoolId });
    new CfnOutput(this, 'ConsoleClientId', { value: this.people.client.userPoolClientId });
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
