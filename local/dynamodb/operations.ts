import { ServiceError } from './errors.ts';
import { batchGetItem, batchWriteItem } from './operations/batches.ts';
import { query, scan } from './operations/select.ts';
import { deleteItem, getItem, putItem, updateItem } from './operations/single.ts';
import { describeStream, getRecords, getShardIterator, listStreams } from './operations/streams.ts';
import {
  createTable,
  deleteTable,
  describeTable,
  describeTimeToLive,
  listTables,
  updateTimeToLive,
} from './operations/tables.ts';
import { transactGetItems, transactWriteItems } from './operations/transactions.ts';
import type { TableService } from './service.ts';

type Operation = (service: TableService, request: never) => Promise<object>;

export const OPERATIONS: Readonly<Record<string, Operation>> = {
  PutItem: putItem,
  UpdateItem: updateItem,
  DeleteItem: deleteItem,
  GetItem: getItem,
  Query: query,
  Scan: scan,
  BatchGetItem: batchGetItem,
  BatchWriteItem: batchWriteItem,
  TransactGetItems: transactGetItems,
  TransactWriteItems: transactWriteItems,
  CreateTable: createTable,
  DeleteTable: deleteTable,
  DescribeTable: describeTable,
  ListTables: listTables,
  DescribeTimeToLive: describeTimeToLive,
  UpdateTimeToLive: updateTimeToLive,
};

export const STREAM_OPERATIONS: Readonly<Record<string, Operation>> = {
  ListStreams: listStreams,
  DescribeStream: describeStream,
  GetShardIterator: getShardIterator,
  GetRecords: getRecords,
};

/** Runs one operation on native values; an unknown one is refused by name. */
export function run(
  service: TableService,
  operations: Readonly<Record<string, Operation>>,
  name: string,
  request: object,
): Promise<object> {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!operation)
    return Promise.reject(
      new ServiceError(
        'UnknownOperationException',
        `The operation ${name} is not supported by the embedded table.`,
      ),
    );
  return operation(service, request as never);
}
