import { RemovalPolicy } from 'aws-cdk-lib';
import type { GlobalSecondaryIndexPropsV2 } from 'aws-cdk-lib/aws-dynamodb';
import {
  AttributeType,
  Billing,
  ProjectionType,
  StreamViewType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { AUDIT_INDEXES, auditTableOf } from '../contracts/audit-table.ts';
import { INDEX_ATTRIBUTES, INDEXES } from '../contracts/table.ts';
import { EncryptionKey } from './encryption-key.ts';

const index = (name: keyof typeof INDEXES): GlobalSecondaryIndexPropsV2 => ({
  indexName: name,
  partitionKey: { name: INDEXES[name].partitionKey, type: AttributeType.STRING },
  sortKey: { name: INDEXES[name].sortKey, type: AttributeType.STRING },
  projectionType: ProjectionType.INCLUDE,
  nonKeyAttributes: [...INDEX_ATTRIBUTES[name]],
});

/** What nobody at all may do to an audit entry, whatever their own policies allow. */
const NEVER = [
  ...['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:BatchWriteItem'],
  ...['dynamodb:PartiQLInsert', 'dynamodb:PartiQLUpdate', 'dynamodb:PartiQLDelete'],
];

/** The table of records, with its key, its indexes and its stream, and the table of audit entries. */
export class CaseTable extends Construct {
  readonly table: TableV2;
  readonly audit: TableV2;
  readonly key: EncryptionKey;

  constructor(scope: Construct, id: string, { prefix }: { prefix: string }) {
    super(scope, id);
    this.key = new EncryptionKey(this, 'Key', {
      alias: `${prefix}/data`,
      description: 'Encrypts the table of cases, its indexes, its stream and its backups',
    });
    this.table = new TableV2(this, 'Table', {
      tableName: `${prefix}-cases`,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      globalSecondaryIndexes: [index('queue'), index('list')],
      encryption: TableEncryptionV2.customerManagedKey(this.key),
      dynamoStream: StreamViewType.NEW_AND_OLD_IMAGES,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    this.audit = this.makeAudit(auditTableOf(`${prefix}-cases`));
  }

  /** Nothing expires there, and nothing follows from an entry: it has no stream. */
  private makeAudit(tableName: string): TableV2 {
    return new TableV2(this, 'Audit', {
      tableName,
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      globalSecondaryIndexes: (Object.keys(AUDIT_INDEXES) as (keyof typeof AUDIT_INDEXES)[]).map(index),
      encryption: TableEncryptionV2.customerManagedKey(this.key),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true, recoveryPeriodInDays: 35 },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
      resourcePolicy: new PolicyDocument({
        statements: [
          new PolicyStatement({
            effect: Effect.DENY,
            principals: [new AnyPrincipal()],
            actions: NEVER,
            resources: ['*'],
          }),
        ],
      }),
    });
  }
}
