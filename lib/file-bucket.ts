import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { FunctionContract } from '../contracts/function-contract.ts';
import { acknowledge, acknowledgeResource } from './acknowledge.ts';
import { EncryptionKey } from './encryption-key.ts';

/** How long the parts of a document that was never completed are kept. */
const PARTS_DAYS = 14;
/** The hourly look removes intake files sooner; this is for a bucket that nobody looks at any more. */
const INTAKE_DAYS = 5;
/** Copies for a scanner are removed when it has answered; marks of files that are ended outlive every address. */
const PASSING_DAYS = 1;

/** What each access does in which folders. */
const ACCESS: Record<NonNullable<FunctionContract['files']>, Readonly<Record<string, readonly string[]>>> = {
  list: {},
  pass: {
    's3:GetObject': ['files', 'pictures', 'ended'],
    's3:PutObject': ['parts', 'intake'],
    /** What lies in clear where a sealed part arrives. */
    's3:DeleteObject': ['intake'],
  },
  read: { 's3:GetObject': ['files', 'pictures'] },
  write: {
    's3:GetObject': ['files', 'parts', 'pictures'],
    's3:GetObjectTagging': ['scan'],
    's3:PutObject': ['files', 'pictures', 'scan', 'ended'],
    's3:DeleteObject': ['files', 'parts', 'pictures', 'scan'],
  },
  /** What arrived in clear is sealed when it is first read. */
  'read-intake': { 's3:GetObject': ['intake'], 's3:PutObject': ['intake'], 's3:DeleteObject': ['intake'] },
  tend: {
    's3:GetObject': ['files', 'parts', 'pictures'],
    's3:GetObjectTagging': ['scan'],
    's3:PutObject': ['files', 'pictures', 'scan', 'ended'],
    's3:DeleteObject': ['files', 'parts', 'pictures', 'scan', 'intake'],
  },
};

interface Props {
  readonly prefix: string;
}

/**
 * The bucket of documents. It keeps no versions, so that what is erased is gone. Functions alone reach it, and what they
 * put there is sealed: its own key opens none of it.
 */
export class FileBucket extends Construct {
  readonly name: string;
  readonly key: EncryptionKey;

  constructor(scope: Construct, id: string, { prefix }: Props) {
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
      lifecycleRules: [
        { id: 'parts', prefix: 'parts/', expiration: Duration.days(PARTS_DAYS) },
        { id: 'intake', prefix: 'intake/', expiration: Duration.days(INTAKE_DAYS) },
        { id: 'scan', prefix: 'scan/', expiration: Duration.days(PASSING_DAYS) },
        { id: 'ended', prefix: 'ended/', expiration: Duration.days(PASSING_DAYS) },
      ],
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    acknowledge(
      bucket,
      'S1',
      'Who opened which document stands in the audit; access logs would hold the addresses of staff besides.',
    );
  }

  /** Gives a function the access to files in its contract. */
  allow(grantee: IGrantable, role: Construct, { files }: Pick<FunctionContract, 'files'>): void {
    if (files === undefined) return;
    const arn = `arn:${Stack.of(this).partition}:s3:::${this.name}`;
    const { grantPrincipal } = grantee;
    const access = Object.entries(ACCESS[files]);
    for (const [action, folders] of access)
      grantPrincipal.addToPrincipalPolicy(
        new PolicyStatement({
          actions: [action],
          resources: folders.map((folder) => `${arn}/${folder}/*`),
        }),
      );
    // Without it, what is not there is answered as what may not be seen.
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({ actions: ['s3:ListBucket'], resources: [arn] }),
    );
    if (access.length === 0) return;
    grantPrincipal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: [
          'kms:Decrypt',
          ...(access.some(([action]) => action === 's3:PutObject') ? ['kms:GenerateDataKey'] : []),
        ],
        resources: [this.key.keyArn],
        conditions: { StringEquals: { 'kms:ViaService': `s3.${Stack.of(this).region}.amazonaws.com` } },
      }),
    );
    for (const folder of new Set(access.flatMap(([, folders]) => folders)))
      acknowledgeResource(
        role,
        `arn:<AWS::Partition>:s3:::${this.name.replace(/\$\{.*\}/, '<AWS::AccountId>')}/${folder}/*`,
        'Each document is an object of its own.',
      );
  }
}
