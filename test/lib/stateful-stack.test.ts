import { Match } from 'aws-cdk-lib/assertions';
import { beforeAll, describe, expect, it } from 'vitest';
import { INDEX_ATTRIBUTES, INDEXES } from '../../contracts/table.ts';
import { RoleSchema } from '../../domain/kernel/actor.ts';
import type { Synthesized } from './synthesized.ts';
import { synthesize } from './synthesized.ts';

let synthesized: Synthesized;
beforeAll(() => {
  synthesized = synthesize();
});

describe('the bucket of documents', () => {
  it('is closed to everybody, encrypted, keeps no versions, and no browser reaches it', () => {
    synthesized.stateful.hasResourceProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
      },
      VersioningConfiguration: Match.absent(),
      CorsConfiguration: Match.absent(),
      LifecycleConfiguration: {
        Rules: [
          { Prefix: 'parts/', Status: 'Enabled', ExpirationInDays: 14 },
          { Prefix: 'intake/', Status: 'Enabled', ExpirationInDays: 5 },
          { Prefix: 'scan/', Status: 'Enabled', ExpirationInDays: 1 },
          { Prefix: 'ended/', Status: 'Enabled', ExpirationInDays: 1 },
        ],
      },
    });
  });
});

describe('the table', () => {
  it('has keys, stream, expiry and our encryption', () => {
    synthesized.stateful.hasResource('AWS::DynamoDB::GlobalTable', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: {
        BillingMode: 'PAY_PER_REQUEST',
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      },
    });
  });

  it('can be set back to any second of 35 days, and not deleted', () => {
    const [table] = Object.values(synthesized.stateful.findResources('AWS::DynamoDB::GlobalTable'));
    expect(table!.Properties.Replicas).toMatchObject([
      {
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 35 },
        SSESpecification: { KMSMasterKeyId: { 'Fn::GetAtt': [expect.stringContaining('Key'), 'Arn'] } },
      },
    ]);
  });

  it.each(['queue', 'list'] as const)('has the index %s with what a row shows and no more', (name) => {
    const { partitionKey, sortKey } = INDEXES[name];
    synthesized.stateful.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      GlobalSecondaryIndexes: Match.arrayWith([
        {
          IndexName: name,
          KeySchema: [
            { AttributeName: partitionKey, KeyType: 'HASH' },
            { AttributeName: sortKey, KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...INDEX_ATTRIBUTES[name]] },
        },
      ]),
    });
  });

  it('has a key that rotates, beside those of operations, documents, the archive and the keys', () => {
    synthesized.stateful.resourceCountIs('AWS::KMS::Key', 5);
    synthesized.stateful.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  });
});

describe('the archive', () => {
  it('locks whatever is written to it for ten years, for everybody', () => {
    synthesized.stateful.hasResourceProperties('AWS::S3::Bucket', {
      ObjectLockEnabled: true,
      ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3653 } } },
    });
  });
});

describe('sign-in', () => {
  it('has a group for each role', () => {
    const groups = Object.values(synthesized.stateful.findResources('AWS::Cognito::UserPoolGroup'));
    expect(groups.map(({ Properties }) => Properties.GroupName).sort()).toEqual(
      [...RoleSchema.options].sort(),
    );
  });

  it('asks everybody for a second factor and lets nobody sign up', () => {
    synthesized.stateful.hasResourceProperties('AWS::Cognito::UserPool', {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      DeletionProtection: 'ACTIVE',
    });
  });

  it('has a client without a secret, for a code and no token in an address', () => {
    synthesized.stateful.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
      CallbackURLs: ['https://dev.kinbridge.example/console/signed-in'],
    });
  });

  it('lets people read their office and not change it', () => {
    const [client] = Object.values(synthesized.stateful.findResources('AWS::Cognito::UserPoolClient'));
    expect(client!.Properties.ReadAttributes).toContain('custom:office');
    expect(client!.Properties.WriteAttributes).not.toContain('custom:office');
  });
});
