import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { FunctionContract } from '../contracts/function-contract.ts';
import { acknowledge, acknowledgeResource } from './acknowledge.ts';
import { EncryptionKey } from './encryption-key.ts';

/** How long nobody can change or remove what was archived, not even the root user of the account. */
const LOCKED_DAYS = 3653;

/** The bucket of anchors and ended executions: whatever is written is locked for ten years, in compliance mode. */
export class ArchiveBucket extends Construct {
  readonly name: string;
  readonly key: EncryptionKey;

  constructor(scope: Construct, id: string, { prefix }: { readonly prefix: string }) {
    super(scope, id);
    this.name = `${prefix}-archive-${Stack.of(this).account}`;
    this.key = new EncryptionKey(this, 'Key', {
      alias: `${prefix}/archive`,
      description: 'Encrypts anchors of the audit and ended executions',
    });
    const bucket = new Bucket(this, 'Bucket', {
      bucketName: this.name,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      versioned: true,
      objectLockEnabled: true,
      objectLockDefaultRetention: ObjectLockRetention.compliance(Duration.days(LOCKED_DAYS)),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acknowledge(bucket, 'S1', 'It holds hashes and codes, and whoever reads it changes nothing.');
  }

  /** Gives a function the access to the archive in its contract; nobody may remove anything. */
  allow(
    { grantPrincipal }: IGrantable,
    role: Construct,
    { archive }: Pick<FunctionContract, 'archive'>,
  ): void {
    if (archive === undefined) return;
    const arn = `arn:${Stack.of(this).partition}:s3:::${this.name}`;
    const objects = archive === 'write' ? ['s3:GetObject', 's3:PutObject'] : ['s3:GetObject'];
    grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: objects, resources: [`${arn}/*`] }));
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [arn] }),
    );
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: archive === 'write' ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
        resources: [this.key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` } },
      }),
    );
    acknowledgeResource(
      role,
      `arn:<AWS::Partition>:s3:::${this.name.replace(/\$\{.*\}/, '<AWS::AccountId>')}/*`,
      'Each anchor and each execution is an object of its own.',
    );
  }
}
