import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TableService } from '../../../local/dynamodb/service.ts';
import { requestFor } from '../../../local/dynamodb/table-requests.ts';
import { serveTable } from '../../../local/dynamodb/wire-server.ts';
import type { Served } from '../../../local/wire/loopback.ts';
import { openTestTable } from '../../table.ts';

let service: TableService;
let served: Served;
beforeAll(async () => {
  service = new TableService({ directory: undefined, now: Date.now });
  await service.database.write(() => service.create(requestFor('cases')));
  served = await serveTable(service, { port: 0 });
});
afterAll(async () => {
  await served.close();
  service.close();
});

async function call(operation: string, body: unknown) {
  const answer = await fetch(served.url, {
    method: 'POST',
    headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { __type = '', message = '' } = (await answer.json()) as { __type?: string; message?: string };
  return { status: answer.status, name: __type.split('#')[1] ?? '', message };
}
const put = (extra: object) =>
  call('PutItem', { TableName: 'cases', Item: { pk: { S: 'a' }, sk: { S: 'b' }, ...extra } });
const key = { pk: { S: 'a' }, sk: { S: 'b' } };

describe('requests whose JSON is of another type', () => {
  it('are refused when they are not in UTF-8: what cannot be read would be stored as another key', async () => {
    const request = JSON.stringify({ TableName: 'cases', Item: { pk: { S: 'a?' }, sk: { S: 'b' } } });
    const body = Buffer.from(request);
    body[body.indexOf('?')] = 0xff;
    const headers = { 'x-amz-target': 'DynamoDB_20120810.PutItem' };
    const answer = await fetch(served.url, { method: 'POST', headers, body });
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining('SerializationException'),
    ]);
    expect(service.items.writes).toBe(0);
  });

  it.each<[string, object]>([
    ['a number as text', { x: { S: 1 } }],
    ['a number as number', { x: { N: 1 } }],
    ['text as truth', { x: { BOOL: 'true' } }],
    ['text as null', { x: { NULL: 'true' } }],
    ['text as list', { x: { L: 'abc' } }],
    ['text as list of texts', { x: { SS: 'abc' } }],
    ['numbers in a set of texts', { x: { SS: [1, 2] } }],
    ['a list as map', { x: { M: [] } }],
    ['text in a map', { x: { M: { y: 'abc' } } }],
    ['null in a list', { x: { L: [null] } }],
    ['what is no base64', { x: { B: '*' } }],
    ['text as a value', { x: 'abc' }],
    ['a list as a value', { x: [] }],
  ])('are refused in an item: %s', async (_what, extra) => {
    expect(await put(extra)).toMatchObject({ status: 400, name: 'SerializationException' });
    expect(service.items.writes).toBe(0);
  });

  it.each<[string, string, object]>([
    ['a number as table', 'GetItem', { TableName: 1, Key: key }],
    ['a list as key', 'GetItem', { TableName: 'cases', Key: [] }],
    ['text as a limit', 'Scan', { TableName: 'cases', Limit: '1' }],
    ['text as truth', 'GetItem', { TableName: 'cases', Key: key, ConsistentRead: 'yes' }],
    [
      'numbers as names',
      'GetItem',
      { TableName: 'cases', Key: key, ProjectionExpression: '#a', ExpressionAttributeNames: { '#a': 1 } },
    ],
    ['an object as list', 'TransactWriteItems', { TransactItems: {} }],
    ['text in a list', 'TransactWriteItems', { TransactItems: ['x'] }],
    ['text as a put', 'TransactWriteItems', { TransactItems: [{ Put: 'x' }] }],
    ['text for a table', 'BatchGetItem', { RequestItems: { cases: 'x' } }],
    ['text as keys', 'BatchGetItem', { RequestItems: { cases: { Keys: 'x' } } }],
    ['text as writes', 'BatchWriteItem', { RequestItems: { cases: ['x'] } }],
    ['text as schema', 'CreateTable', { TableName: 'other', KeySchema: 'x' }],
  ])('are refused as a member: %s', async (_what, operation, body) => {
    expect(await call(operation, body)).toMatchObject({ status: 400, name: 'SerializationException' });
  });
});

describe('half of a surrogate pair', () => {
  it.each<[string, object]>([
    ['a value', { x: { S: 'a\ud800' } }],
    ['a name', { 'a\udc00': { S: 'x' } }],
    ['a member of a set', { x: { SS: ['\ud800'] } }],
    ['a key', { sk: { S: 'b\udfff' } }],
  ])('is refused as %s over the wire', async (_what, extra) => {
    expect(await put(extra)).toMatchObject({ status: 400, name: 'ValidationException' });
  });

  it('is refused of the document client too, and two such keys are never one', async () => {
    const table = await openTestTable();
    for (const half of ['\ud800', '\udbff'])
      await expect(table.put({ pk: `half${half}`, sk: 'x' })).rejects.toThrow('half of a surrogate pair');
    expect(await table.scan()).toEqual([]);
  });
});

describe('a table that asks for more than there is', () => {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = requestFor('more');
  const wanted = { TableName: 'more', AttributeDefinitions, KeySchema, GlobalSecondaryIndexes };
  it.each<[string, object]>([
    ['DeletionProtectionEnabled', { BillingMode: 'PAY_PER_REQUEST', DeletionProtectionEnabled: true }],
    ['SSESpecification', { BillingMode: 'PAY_PER_REQUEST', SSESpecification: { Enabled: true } }],
    ['Tags', { BillingMode: 'PAY_PER_REQUEST', Tags: [{ Key: 'a', Value: 'b' }] }],
    ['ProvisionedThroughput', { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } }],
    ['BillingMode PROVISIONED', { BillingMode: 'PROVISIONED' }],
    ['BillingMode PROVISIONED', {}],
  ])('is refused by the name of it: %s', async (name, extra) => {
    const refused = await call('CreateTable', { ...wanted, ...extra });
    expect(refused).toMatchObject({ status: 400, name: 'ValidationException' });
    expect(refused.message).toContain(name);
    expect(service.find('more')).toBeUndefined();
  });
});
