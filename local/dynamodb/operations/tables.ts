import type { CreateTable, IndexDefinition, KeyShape, TableDefinition } from '../definition.ts';
import { ServiceError, validation } from '../errors.ts';
import { keyNames } from '../keys.ts';
import { refuseOthers } from '../request.ts';
import type { TableService } from '../service.ts';
import { streamArnOf, tableArnOf } from '../streams.ts';

const CREATE = [
  ...['TableName', 'AttributeDefinitions', 'KeySchema', 'GlobalSecondaryIndexes', 'StreamSpecification'],
  ...['BillingMode', 'LocalSecondaryIndexes'],
];

export async function createTable(service: TableService, request: CreateTable): Promise<object> {
  refuseOthers('CreateTable', request, CREATE);
  if (request.BillingMode !== 'PAY_PER_REQUEST')
    throw validation(
      `CreateTable: the BillingMode ${request.BillingMode ?? 'PROVISIONED'} is not supported by the embedded table; PAY_PER_REQUEST is.`,
    );
  return service.database.write(() => ({ TableDescription: described(service, service.create(request)) }));
}

export async function deleteTable(service: TableService, request: { TableName?: string }): Promise<object> {
  refuseOthers('DeleteTable', request, ['TableName']);
  const table = existing(service, request.TableName);
  return service.database.write(() => {
    const TableDescription = { ...described(service, table), TableStatus: 'DELETING' };
    service.delete(table);
    return { TableDescription };
  });
}

export async function describeTable(service: TableService, request: { TableName?: string }): Promise<object> {
  refuseOthers('DescribeTable', request, ['TableName']);
  const table = existing(service, request.TableName);
  return service.database.read(() => ({ Table: described(service, table) }));
}

export async function listTables(
  service: TableService,
  request: { ExclusiveStartTableName?: string; Limit?: number },
): Promise<object> {
  refuseOthers('ListTables', request, ['ExclusiveStartTableName', 'Limit']);
  const { ExclusiveStartTableName: after = '', Limit = 100 } = request;
  const names = service.names.filter((name) => name > after);
  const TableNames = names.slice(0, Limit);
  return { TableNames, ...(names.length > Limit && { LastEvaluatedTableName: TableNames.at(-1) }) };
}

export async function describeTimeToLive(
  service: TableService,
  request: { TableName?: string },
): Promise<object> {
  refuseOthers('DescribeTimeToLive', request, ['TableName']);
  const { expiresBy } = existing(service, request.TableName);
  return {
    TimeToLiveDescription:
      expiresBy === undefined
        ? { TimeToLiveStatus: 'DISABLED' }
        : { TimeToLiveStatus: 'ENABLED', AttributeName: expiresBy },
  };
}

interface UpdateTimeToLive {
  TableName?: string;
  TimeToLiveSpecification?: { AttributeName?: string; Enabled?: boolean };
}

export async function updateTimeToLive(service: TableService, request: UpdateTimeToLive): Promise<object> {
  refuseOthers('UpdateTimeToLive', request, ['TableName', 'TimeToLiveSpecification']);
  const table = existing(service, request.TableName);
  const { AttributeName: name, Enabled: enabled } = request.TimeToLiveSpecification ?? {};
  if (!name || enabled === undefined)
    throw validation('TimeToLiveSpecification must name an attribute and whether it is enabled');
  if (enabled === (table.expiresBy !== undefined))
    throw validation(`TimeToLive is already ${enabled ? 'enabled' : 'disabled'}`);
  return service.database.write(() => {
    service.expireBy(table, enabled ? name : undefined);
    return { TimeToLiveSpecification: { AttributeName: name, Enabled: enabled } };
  });
}

function existing(service: TableService, name: string | undefined): TableDefinition {
  const found = service.find(name);
  if (found) return found;
  if (name === undefined) return service.table(name);
  throw new ServiceError(
    'ResourceNotFoundException',
    `Requested resource not found: Table: ${name} not found`,
  );
}

function described(service: TableService, table: TableDefinition): object {
  const { count, bytes } = service.database.one(
    'SELECT count(*) AS count, coalesce(sum(size), 0) AS bytes FROM items WHERE t = ?',
    table.id,
  )!;
  const { stream } = table;
  return {
    AttributeDefinitions: attributesOf(table),
    ...{ TableName: table.name, KeySchema: schemaOf(table), TableStatus: 'ACTIVE' },
    CreationDateTime: table.createdAt / 1000,
    ProvisionedThroughput: { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
    ...{ TableSizeBytes: Number(bytes), ItemCount: Number(count), TableArn: tableArnOf(table.name) },
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ...(table.indexes.length > 0 && {
      GlobalSecondaryIndexes: table.indexes.map((index) => indexDescribed(service, table, index)),
    }),
    ...(stream && {
      StreamSpecification: { StreamEnabled: true, StreamViewType: stream.view },
      LatestStreamLabel: stream.label,
      LatestStreamArn: streamArnOf(table),
    }),
  };
}

function indexDescribed(service: TableService, table: TableDefinition, index: IndexDefinition): object {
  const { count, bytes } = service.database.one(
    'SELECT count(*) AS count, coalesce(sum(size), 0) AS bytes FROM index_rows WHERE i = ?',
    index.id,
  )!;
  return {
    ...{ IndexName: index.name, KeySchema: schemaOf(index), IndexStatus: 'ACTIVE' },
    Projection: {
      ProjectionType: index.projection,
      ...(index.include.length > 0 && { NonKeyAttributes: [...index.include] }),
    },
    ...{ IndexSizeBytes: Number(bytes), ItemCount: Number(count) },
    IndexArn: `${tableArnOf(table.name)}/index/${index.name}`,
  };
}

const schemaOf = (shape: KeyShape) =>
  keyNames(shape).map((AttributeName, at) => ({ AttributeName, KeyType: at === 0 ? 'HASH' : 'RANGE' }));

function attributesOf(table: TableDefinition) {
  const types = new Map<string, string>();
  for (const { hash, range } of [table, ...table.indexes])
    for (const attribute of range ? [hash, range] : [hash]) types.set(attribute.name, attribute.type);
  return [...types].map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }));
}
