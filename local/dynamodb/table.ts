import {
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { INDEX_ATTRIBUTES, INDEXES } from '../../contracts/table.ts';

export interface LocalTable {
  readonly name: string;
  readonly client: DynamoDBClient;
  readonly streamArn: string;
  /** Whether this start made it. */
  readonly isNew: boolean;
}

/** Any key will do: DynamoDB Local keeps one database for all (`-sharedDb`). */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' };

export const clientOf = (url: string, region: string): DynamoDBClient =>
  new DynamoDBClient({ endpoint: url, region, credentials: LOCAL_CREDENTIALS, maxAttempts: 3 });

/**
 * The table of `contracts/table.ts`, made at the first start. `expires` deletes by the machine's clock, so it is for
 * hosts that live by it; under a virtual clock it would delete what has not expired yet.
 */
export async function openTable(client: DynamoDBClient, name: string, expires: boolean): Promise<LocalTable> {
  const existing = await streamOf(client, name);
  if (existing === undefined) await client.send(new CreateTableCommand(definitionOf(name)));
  if (expires) await letExpire(client, name);
  if (existing !== undefined) return { name, client, streamArn: existing, isNew: false };
  const streamArn = await streamOf(client, name);
  if (streamArn === undefined) throw new Error(`Expected the table ${name} to have a stream, found none.`);
  return { name, client, streamArn, isNew: true };
}

/** A table that was made under a virtual clock does not expire anything yet. */
async function letExpire(client: DynamoDBClient, TableName: string): Promise<void> {
  const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  if (TimeToLiveDescription?.TimeToLiveStatus === 'ENABLED') return;
  const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
}

async function streamOf(client: DynamoDBClient, name: string): Promise<string | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
    return Table?.LatestStreamArn;
  } catch (error) {
    if ((error as Error).name === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

function definitionOf(name: string) {
  const keys = Object.values(INDEXES).flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  return {
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST' as const,
    AttributeDefinitions: ['pk', 'sk', ...keys].map((key) => ({
      AttributeName: key,
      AttributeType: 'S' as const,
    })),
    KeySchema: keySchema('pk', 'sk'),
    GlobalSecondaryIndexes: Object.entries(INDEXES).map(([index, { partitionKey, sortKey }]) => ({
      IndexName: index,
      KeySchema: keySchema(partitionKey, sortKey),
      Projection: {
        ProjectionType: 'INCLUDE' as const,
        NonKeyAttributes: [...INDEX_ATTRIBUTES[index as keyof typeof INDEX_ATTRIBUTES]],
      },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' as const },
  };
}

const keySchema = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];
