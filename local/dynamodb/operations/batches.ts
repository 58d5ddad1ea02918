import { Meter, readUnits } from '../capacity.ts';
import { validation } from '../errors.ts';
import { keyOfRequest } from '../keys.ts';
import { CAPACITY, oneOf, type Request, refuseOthers, several } from '../request.ts';
import type { TableService } from '../service.ts';
import type { NativeItem } from '../values.ts';
import { identity, placeOf, refuseTwice } from './places.ts';
import { projecting } from './single.ts';
import { apply, charge, parseWrite } from './write.ts';

const MAX_GETS = 100;
const MAX_GET_BYTES = 16 * 1_048_576;
const MAX_WRITES = 25;
const BATCH = ['RequestItems', 'ReturnConsumedCapacity', 'ReturnItemCollectionMetrics'];
const DUPLICATES = 'Provided list of item keys contains duplicates';

interface Gets extends Request {
  Keys: NativeItem[];
}

export async function batchGetItem(service: TableService, request: Request): Promise<object> {
  refuseOthers('BatchGetItem', request, BATCH);
  oneOf('returnConsumedCapacity', request.ReturnConsumedCapacity, CAPACITY);
  const asked = Object.entries(notEmpty(request.RequestItems)) as [string, Gets][];
  const total = asked.reduce((sum, [, { Keys }]) => sum + (Keys?.length ?? 0), 0);
  if (total > MAX_GETS) throw validation('Too many items requested for the BatchGetItem call');
  const tables = asked.map(([name, gets]) => {
    const { Keys = [], ...others } = gets;
    refuseOthers('BatchGetItem', others, [
      'ConsistentRead',
      'ProjectionExpression',
      'ExpressionAttributeNames',
    ]);
    const table = service.table(name);
    if (Keys.length === 0)
      throw validation(
        `The list of keys in RequestItems for BatchGetItem is required: ${name} has empty list`,
      );
    const keys = Keys.map((key) => keyOfRequest(table, key));
    refuseTwice(
      keys.map(({ hash, range }) => placeOf(hash, range)),
      DUPLICATES,
    );
    return { name, table, gets, keys, ...projecting(table, gets) };
  });
  return service.database.read(() => {
    const meter = new Meter('read');
    const Responses: Record<string, NativeItem[]> = {};
    const UnprocessedKeys: Record<string, Gets> = {};
    let bytes = 0;
    for (const { name, table, gets, keys, project } of tables) {
      Responses[name] = [];
      for (const [at, key] of keys.entries()) {
        if (bytes > MAX_GET_BYTES) {
          UnprocessedKeys[name] = { ...gets, Keys: gets.Keys.slice(at) };
          break;
        }
        const found = service.items.get(table, key);
        bytes += found?.size ?? 0;
        meter.table(table.name, readUnits(found?.size ?? 0, gets.ConsistentRead ?? false));
        if (found) Responses[name].push(project(found.item));
      }
    }
    return { Responses, UnprocessedKeys, ...several(meter.stated(request.ReturnConsumedCapacity)) };
  });
}

interface BatchWrite {
  PutRequest?: { Item: NativeItem };
  DeleteRequest?: { Key: NativeItem };
}

export async function batchWriteItem(service: TableService, request: Request): Promise<object> {
  refuseOthers('BatchWriteItem', request, BATCH);
  oneOf('returnConsumedCapacity', request.ReturnConsumedCapacity, CAPACITY);
  const asked = Object.entries(notEmpty(request.RequestItems)) as [string, BatchWrite[]][];
  const parsed = asked.flatMap(([TableName, writes]) =>
    writes.map(({ PutRequest, DeleteRequest }) => {
      if ((PutRequest === undefined) === (DeleteRequest === undefined))
        throw validation(
          'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
        );
      return PutRequest
        ? parseWrite(service, 'Put', { TableName, Item: PutRequest.Item })
        : parseWrite(service, 'Delete', { TableName, Key: DeleteRequest!.Key });
    }),
  );
  if (parsed.length > MAX_WRITES) throw validation('Too many items requested for the BatchWriteItem call');
  refuseTwice(parsed.map(identity), DUPLICATES);
  return service.database.write(() => {
    const meter = new Meter('write');
    const planned = parsed.map((one) => one.plan(service));
    for (const one of planned) {
      charge(meter, one, 1);
      apply(service, one);
    }
    return { UnprocessedItems: {}, ...several(meter.stated(request.ReturnConsumedCapacity)) };
  });
}

function notEmpty(asked: Record<string, unknown> | undefined): Record<string, unknown> {
  if (!asked || Object.keys(asked).length === 0)
    throw validation(
      "1 validation error detected: Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1",
    );
  return asked;
}
