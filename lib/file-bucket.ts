import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { FunctionContract } from '../contracts/function-contract.ts';
import { acknowledge, acknowledgeResource } from './acknowledge.ts';
import { EncryptionKey } from './encryption-key.ts';

/** How long the parts of a document that was never completed are kept. */
const PARTS_DAYS = 14;
const READS = ['s3:GetObject'];
const WRITES = ['s3:GetObject', 's3:GetObjectTagging', 's3:PutObject', 's3:DeleteObject'];

/** What each access reaches. */
const FOLDERS = {
  look: ['pictures'],
  read: ['files', 'pictures'],
  write: ['files', 'parts', 'pictures'],
} as const satisfies Record<NonNullable<FunctionContract['files']>, readonly string[]>;

interface Props {
  readonly prefix: string;
  /** The address of the console, whose pages send and fetch files. */
  readonly publicUrl: string;
}

/**
 * The bucket of documents. It keeps no versions, so that what is erased is gone; nobody reads it but the functions and
 * whoever they give an address that ends after minutes.
 */
export class FileBucket extends Construct {
  readonly name: string;
  readonly key: EncryptionKey;

  constructor(scope: Construct, id: string, { prefix, publicUrl }: Props) {
    super(scope, id);
    this.name = `${prefix}-files-${Stack.of(this).account}`;
    this.key = new EncryptionKey(this, 'Key', {
      alias: `${prefix}/files`,
      description: 'Encrypts the documents of cases and sponsors',
    });
    const bucket = new Bucket(this, 'Bucket', {
      bucketName: this.name,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      enforceSSL: true,
      cors: [
        { allowedMethods: [HttpMethods.PUT, HttpMethods.GET], allowedOrigins: [publicUrl], maxAge: 3600 },
      ],
      lifecycleRules: [{ id: 'parts', prefix: 'parts/', expiration: Duration.days(PARTS_DAYS) }],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acknowledge(
      bucket,
      'S1',
      'Who opened which document stands in the audit; access logs would hold the addresses of staff besides.',
    );
  }

  /** Where browsers reach it. */
  get address(): string {
    return `https://${this.name}.s3.${Stack.of(this).region}.amazonaws.com`;
  }

  /** Gives a function the access to files in its contract. */
  allow(grantee: IGrantable, role: Construct, { files }: Pick<FunctionContract, 'files'>): void {
    if (files === undefined) return;
    const arn = `arn:${Stack.of(this).partition}:s3:::${this.name}`;
    const { grantPrincipal } = grantee;
    const folders = FOLDERS[files];
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: files === 'write' ? WRITES : READS,
        resources: folders.map((folder) => `${arn}/${folder}/*`),
      }),
    );
    if (files === 'write')
      grantPrincipal.addToPrincipalPolicy(
        new PolicyStatement({ actions: ['s3:ListBucket'], resources: [arn] }),
      );
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: files === 'write' ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
        resources: [this.key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` } },
      }),
    );
    for (const folder of folders)
      acknowledgeResource(
        role,
        `arn:<AWS::Partition>:s3:::${this.name.replace(/\$\{.*\}/, '<AWS::AccountId>')}/${folder}/*`,
        'Each document is an object of its own.',
      );
  }
}
