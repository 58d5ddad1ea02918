import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Billing, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IPrincipal } from 'aws-cdk-lib/aws-iam';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { TableAccess } from '../contracts/function-contract.ts';
import { wrappingContext } from '../contracts/key-table.ts';
import { EncryptionKey } from './encryption-key.ts';

const { purpose } = wrappingContext(1);
const FOR_WRAPPING = { 'kms:EncryptionContext:purpose': purpose };

/**
 * The table of the keys that personal fields are sealed with, apart from the records, and the root key above them. Its
 * backups reach back 35 days: a key that was destroyed is gone from the last of them after that.
 */
export class KeyTable extends Construct {
  readonly table: TableV2;
  readonly name: string;
  readonly rootAlias: string;
  /** Wraps the wrapping keys: only functions use it. */
  readonly root: EncryptionKey;

  constructor(scope: Construct, id: string, { prefix, key }: { prefix: string; key: IKey }) {
    super(scope, id);
    this.name = `${prefix}-keys`;
    this.rootAlias = `alias/${prefix}/root`;
    this.root = new EncryptionKey(this, 'Root', {
      alias: `${prefix}/root`,
      description: 'Wraps the keys that personal fields are sealed with',
    });
    this.refuseOthers(prefix);
    this.table = new TableV2(this, 'Table', {
      tableName: this.name,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.customerManagedKey(key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
  }

  /** Whoever operates tables, or may use any key of the account, is no function and opens nothing. */
  private refuseOthers(prefix: string): void {
    const { partition, account } = Stack.of(this);
    this.root.addToResourcePolicy(
      new PolicyStatement({
        sid: 'FunctionsOnly',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:CreateGrant'],
        resources: ['*'],
        conditions: {
          ArnNotLike: { 'aws:PrincipalArn': `arn:${partition}:iam::${account}:role/${prefix}-*` },
        },
      }),
    );
  }

  /** Lets a function that reads records open their keys; one that writes may make new ones. */
  allowRoot(principal: IPrincipal, access: TableAccess): void {
    principal.addToPrincipalPolicy(
      new PolicyStatement({
        actions: access === 'write' ? ['kms:Decrypt', 'kms:Encrypt'] : ['kms:Decrypt'],
        resources: [this.root.keyArn],
        conditions: { StringEquals: FOR_WRAPPING },
      }),
    );
  }
}
