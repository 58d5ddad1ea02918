import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { INDEX_ATTRIBUTES, INDEXES } from '../../contracts/table.ts';
import { StartError } from '../start-error.ts';
import type { CreateTable, TableDefinition } from './definition.ts';
import { TableService } from './service.ts';
import { TableStream } from './streams.ts';

export interface EmbeddedTable {
  readonly service: TableService;
  readonly definition: TableDefinition;
  readonly stream: TableStream;
  /** True if this start created it. */
  readonly isNew: boolean;
}

interface Options {
  /** Undefined keeps everything in memory. */
  directory: string | undefined;
  name: string;
  now(): number;
}

/** The table of `contracts/table.ts`, created at the first start, in a database of its own. */
export async function openEmbeddedTable({ directory, name, now }: Options): Promise<EmbeddedTable> {
  refuseOldFolder(directory);
  const service = new TableService({ directory, now });
  const isNew = service.find(name) === undefined;
  if (isNew && directory !== undefined) refuseLostTable(service, dirname(directory));
  if (isNew)
    await service.database.write(() => service.expireBy(service.create(requestFor(name)), 'expiresAt'));
  const definition = service.table(name);
  return { service, definition, stream: new TableStream(service, definition), isNew };
}

/** Executions are stored beside the table: if there are any, there was a table. */
function refuseLostTable(service: TableService, dataDir: string): void {
  if (!existsSync(join(dataDir, 'engine', 'executions.sqlite'))) return;
  service.close();
  throw new StartError(
    `The data folder ${dataDir} has executions and no table: its records are gone. Put a copy of the whole folder in its place.`,
  );
}

const OLD_FILE = 'shared-local-instance.db';

function refuseOldFolder(directory: string | undefined): void {
  if (directory === undefined) return;
  if (existsSync(join(directory, OLD_FILE)) && !existsSync(join(directory, 'table.sqlite')))
    throw new StartError(
      `The data folder ${dirname(directory)} was written by an older Kinbridge: run npm run migrate -- --data ${dirname(directory)} once, which keeps a copy of it.`,
    );
}

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
