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
/** The hourly look removes intake files sooner; this is for a bucket that nobody looks at any more. */
const INTAKE_DAYS = 5;
const READS = ['s3:GetObject'];
const WRITES = ['s3:GetObject', 's3:GetObjectTagging', 's3:PutObject', 's3:DeleteObject'];

/** What each access reaches. */
const FOLDERS = {
  look: ['pictures'],
  read: ['files', 'pictures'],
  write: ['files', 'parts', 'pictures'],
  'send-intake': ['intake'],
  'read-intake': ['intake'],
  tend: ['files', 'parts', 'pictures', 'intake'],
} as const satisfies Record<NonNullable<FunctionContract['files']>, readonly string[]>;

/** Those that put something there. */
const PUTS: Readonly<Record<string, readonly string[]>> = {
  write: WRITES,
  tend: WRITES,
  'send-intake': ['s3:PutObject'],
  /** What arrived in clear is sealed when it is first read. */
  'read-intake': ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
};

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
      lifecycleRules: [
        { id: 'parts', prefix: 'parts/', expiration: Duration.days(PARTS_DAYS) },
        { id: 'intake', prefix: 'intake/', expiration: Duration.days(INTAKE_DAYS) },
      ],
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
        actions: [...(PUTS[files] ?? READS)],
        resources: folders.map((folder) => `${arn}/${folder}/*`),
      }),
    );
    if (PUTS[files] && files !== 'read-intake')
      grantPrincipal.addToPrincipalPolicy(
        new PolicyStatement({ actions: ['s3:ListBucket'], resources: [arn] }),
      );
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: PUTS[files] ? ['kms:Decrypt', 'kms:GenerateDataKey'] : ['kms:Decrypt'],
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
