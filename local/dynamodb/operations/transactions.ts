import { createHash } from 'node:crypto';
import { Meter, readUnits, writeUnits } from '../capacity.ts';
import { KeyMismatch, ServiceError, validation } from '../errors.ts';
import { textOfItem } from '../item-text.ts';
import { keyOfRequest } from '../keys.ts';
import {
  CAPACITY,
  ConditionFailed,
  oneOf,
  type Reason,
  type Request,
  refuseOthers,
  several,
  TransactionCanceled,
} from '../request.ts';
import type { TableService } from '../service.ts';
import { itemSize } from '../sizes.ts';
import { identity, refuseTwice } from './places.ts';
import { projecting } from './single.ts';
import { apply, charge, type Parsed, parseWords, type Verb } from './write.ts';

const MAX_TRANSACTION = 100;
const MAX_TRANSACTION_BYTES = 4 * 1_048_576;
const TOKEN_MS = 600_000;
const TWICE = 'Transaction request cannot include multiple operations on one item';

export async function transactGetItems(service: TableService, request: Request): Promise<object> {
  refuseOthers('TransactGetItems', request, ['TransactItems', 'ReturnConsumedCapacity']);
  oneOf('returnConsumedCapacity', request.ReturnConsumedCapacity, CAPACITY);
  const asked = members(request).map((member) => {
    const get = member.Get;
    if (!get) throw validation('Invalid Request: TransactGetRequest should contain Get');
    refuseOthers('TransactGetItems', get, [
      'TableName',
      'Key',
      'ProjectionExpression',
      'ExpressionAttributeNames',
    ]);
    const table = service.table(get.TableName);
    const { project } = projecting(table, get);
    return () => ({ table, key: keyOfRequest(table, get.Key), project });
  });
  const keyed = asked.map((each) => attempt(each, KeyMismatch));
  refuseTwice(done(keyed).map(identity), TWICE);
  const gets = ofEach(keyed);
  return service.database.read(() => {
    const meter = new Meter('read');
    const Responses = gets.map(({ table, key, project }) => {
      const found = service.items.get(table, key);
      meter.table(table.name, 2 * readUnits(found?.size ?? 0, true));
      return found ? { Item: project(found.item) } : {};
    });
    return { Responses, ...several(meter.stated(request.ReturnConsumedCapacity, true)) };
  });
}

const WRITE = {
  Put: ['TableName', 'Item'],
  Update: ['TableName', 'Key', 'UpdateExpression'],
  Delete: ['TableName', 'Key'],
  ConditionCheck: ['TableName', 'Key'],
} satisfies Record<Verb, string[]>;
const CONDITION = [
  ...['ConditionExpression', 'ExpressionAttributeNames', 'ExpressionAttributeValues'],
  'ReturnValuesOnConditionCheckFailure',
];

export async function transactWriteItems(service: TableService, request: Request): Promise<object> {
  refuseOthers('TransactWriteItems', request, [
    ...['TransactItems', 'ClientRequestToken', 'ReturnConsumedCapacity', 'ReturnItemCollectionMetrics'],
  ]);
  oneOf('returnConsumedCapacity', request.ReturnConsumedCapacity, CAPACITY);
  const words = members(request).map((member) => {
    const [[verb, write] = [], ...more] = Object.entries(member).filter(([, value]) => value !== undefined);
    if (verb === undefined || more.length > 0 || !Object.hasOwn(WRITE, verb))
      throw validation('TransactItems can only contain one of Check, Put, Update or Delete');
    refuseOthers(verb, write!, [...WRITE[verb as Verb], ...CONDITION]);
    return parseWords(service, verb as Verb, write!);
  });
  const keyed = words.map((each) => attempt(each, KeyMismatch));
  const parsed = done(keyed);
  refuseTwice(parsed.map(identity), TWICE);
  return service.database.write(() => {
    const meter = new Meter('write');
    if (repeated(service, request)) return repeat(service, request, parsed);
    const planned = ofEach(
      keyed.map((each) =>
        each instanceof ServiceError ? each : attempt(() => each.plan(service), ServiceError),
      ),
    );
    const bytes = planned.reduce((sum, { after }) => sum + (after ? itemSize(after) : 0), 0);
    if (bytes > MAX_TRANSACTION_BYTES)
      throw validation('Collection size of the transaction exceeds the maximum limit of 4 MB');
    for (const one of planned) {
      if (one.verb === 'ConditionCheck')
        meter.table(one.table.name, 2 * writeUnits(one.before?.size ?? 0, 0));
      else charge(meter, one, 2);
      apply(service, one);
    }
    remember(service, request);
    return { ...several(meter.stated(request.ReturnConsumedCapacity, true)) };
  });
}

/** A repeat costs as much as reading its items. */
function repeat(service: TableService, request: Request, parsed: readonly Parsed[]): object {
  const meter = new Meter('read');
  for (const { table, key } of parsed)
    meter.table(table.name, 2 * readUnits(service.items.get(table, key)?.size ?? 0, true));
  return { ...several(meter.stated(request.ReturnConsumedCapacity, true)) };
}

function attempt<T>(work: () => T, refusals: typeof ServiceError | typeof KeyMismatch): T | ServiceError {
  try {
    return work();
  } catch (error) {
    if (error instanceof refusals) return error;
    throw error;
  }
}

const done = <T>(tried: readonly (T | ServiceError)[]): T[] =>
  tried.filter((one): one is T => !(one instanceof ServiceError));

/** All of them, or the reasons of those that failed. */
function ofEach<T>(tried: readonly (T | ServiceError)[]): T[] {
  const all = done(tried);
  if (all.length === tried.length) return all;
  throw new TransactionCanceled(
    tried.map((one) => (one instanceof ServiceError ? reasonOf(one) : { Code: 'None' })),
  );
}

function reasonOf(error: ServiceError): Reason {
  if (error instanceof ConditionFailed)
    return {
      ...{ Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
      ...(error.Item && { Item: error.Item }),
    };
  return { Code: 'ValidationError', Message: error.message };
}

/** The same request with the same token was done within the last ten minutes, and is not done again. */
function repeated(service: TableService, request: Request): boolean {
  const { ClientRequestToken: token } = request;
  if (token === undefined) return false;
  const row = service.database.one(
    'SELECT digest FROM tokens WHERE token = ? AND at > ?',
    token,
    Date.now() - TOKEN_MS,
  );
  if (!row) return false;
  if (row.digest !== digestOf(request))
    throw new ServiceError(
      'IdempotentParameterMismatchException',
      'The ClientRequestToken was used before with other parameters',
    );
  return true;
}

function remember(service: TableService, request: Request): void {
  const { ClientRequestToken: token } = request;
  if (token === undefined) return;
  service.database.run('DELETE FROM tokens WHERE at < ?', Date.now() - TOKEN_MS);
  service.database.run(
    'INSERT OR REPLACE INTO tokens VALUES (?, ?, ?)',
    token,
    digestOf(request),
    Date.now(),
  );
}

const digestOf = ({ TransactItems }: Request): string =>
  createHash('sha256')
    .update(textOfItem({ items: TransactItems as never }))
    .digest('base64');

function members(request: Request): Record<string, Request | undefined>[] {
  const { TransactItems: items } = request;
  if (!Array.isArray(items) || items.length === 0 || items.length > MAX_TRANSACTION)
    throw validation(
      `1 validation error detected: Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to ${MAX_TRANSACTION} and greater than or equal to 1`,
    );
  return items;
}
