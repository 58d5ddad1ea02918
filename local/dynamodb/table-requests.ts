import { AUDIT_INDEXES, auditTableOf } from '../../contracts/audit-table.ts';
import { INDEX_ATTRIBUTES, INDEXES } from '../../contracts/table.ts';
import type { CreateTable } from './definition.ts';

/** The request that creates the table of `contracts/table.ts`. */
export function requestFor(name: string): CreateTable {
  const keys = Object.values(INDEXES).flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]);
  return {
    TableName: name,
    AttributeDefinitions: ['pk', 'sk', ...keys].map((key) => ({ AttributeName: key, AttributeType: 'S' })),
    KeySchema: keySchema('pk', 'sk'),
    GlobalSecondaryIndexes: Object.entries(INDEXES).map(([index, { partitionKey, sortKey }]) => ({
      IndexName: index,
      KeySchema: keySchema(partitionKey, sortKey),
      Projection: {
        ProjectionType: 'INCLUDE',
        NonKeyAttributes: [...INDEX_ATTRIBUTES[index as keyof typeof INDEX_ATTRIBUTES]],
      },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  };
}

const keySchema = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
];

/** The request that creates the table of audit entries: no stream, because nothing follows from an entry. */
export function auditRequestFor(name: string): CreateTable {
  const { GlobalSecondaryIndexes = [], StreamSpecification: _, ...request } = requestFor(auditTableOf(name));
  const { partitionKey, sortKey } = AUDIT_INDEXES.list;
  const names = ['pk', 'sk', partitionKey, sortKey];
  return {
    ...request,
    AttributeDefinitions: names.map((key) => ({ AttributeName: key, AttributeType: 'S' })),
    GlobalSecondaryIndexes: GlobalSecondaryIndexes.filter(({ IndexName }) => IndexName in AUDIT_INDEXES),
  };
}
