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
import { Construct } from 'constructs';
import { INDEX_ATTRIBUTES, INDEXES } from '../contracts/table.ts';
import { EncryptionKey } from './encryption-key.ts';

const index = (name: keyof typeof INDEXES): GlobalSecondaryIndexPropsV2 => ({
  indexName: name,
  partitionKey: { name: INDEXES[name].partitionKey, type: AttributeType.STRING },
  sortKey: { name: INDEXES[name].sortKey, type: AttributeType.STRING },
  projectionType: ProjectionType.INCLUDE,
  nonKeyAttributes: [...INDEX_ATTRIBUTES[name]],
});

/** The one table, with its key, its indexes and its stream. */
export class CaseTable extends Construct {
  readonly table: TableV2;
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
  }
}
