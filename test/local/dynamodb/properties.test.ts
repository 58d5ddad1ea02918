import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OPERATIONS, run } from '../../../local/dynamodb/operations.ts';
import { TableService } from '../../../local/dynamodb/service.ts';
import { type TableRecord, TableStream } from '../../../local/dynamodb/streams.ts';
import type { NativeItem } from '../../../local/dynamodb/values.ts';
import { indexFaults } from './recount.ts';

const NAME = 'things';
const KEYS = { a: 'S', n: 'N', pk: 'S', sk: 'N' };

async function tableIn(directory: string | undefined, now = () => 0): Promise<TableService> {
  const service = new TableService({ directory, now });
  if (service.find(NAME)) return service;
  await run(service, OPERATIONS, 'CreateTable', {
    TableName: NAME,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: Object.entries(KEYS).map(([AttributeName, AttributeType]) => ({
      ...{ AttributeName, AttributeType },
    })),
    KeySchema: schema('pk', 'sk'),
    GlobalSecondaryIndexes: [
      { IndexName: 'all', KeySchema: schema('a', 'n'), Projection: { ProjectionType: 'ALL' } },
      { IndexName: 'keys', KeySchema: schema('a', undefined), Projection: { ProjectionType: 'KEYS_ONLY' } },
      {
        IndexName: 'some',
        KeySchema: schema('n', 'pk'),
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['x'] },
      },
    ],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  return service;
}

const schema = (hash: string, range: string | undefined) => [
  { AttributeName: hash, KeyType: 'HASH' },
  ...(range === undefined ? [] : [{ AttributeName: range, KeyType: 'RANGE' }]),
];

interface Page {
  Items: NativeItem[];
  LastEvaluatedKey?: NativeItem;
}

/** Everything that a query or scan answers, page after page. */
async function everything(service: TableService, name: string, input: object): Promise<NativeItem[]> {
  const items: NativeItem[] = [];
  for (let start: NativeItem | undefined, first = true; first || start; first = false) {
    const page = (await run(service, OPERATIONS, name, {
      ...{ TableName: NAME, ...input, ...(start && { ExclusiveStartKey: start }) },
    })) as Page;
    items.push(...page.Items);
    start = page.LastEvaluatedKey;
  }
  return items;
}

const key = fc.record({
  pk: fc.constantFrom('a', 'b', '\uff61', '\u{1f600}'),
  sk: fc.integer({ min: -3, max: 3 }),
});
const others = fc.record(
  {
    a: fc.constantFrom('x', 'y'),
    n: fc.integer({ min: -2, max: 2 }),
    x: fc.string({ maxLength: 3 }),
    y: fc.boolean(),
  },
  { requiredKeys: [] },
);
type Step =
  | { put: NativeItem }
  | { remove: NativeItem }
  | { set: NativeItem; to: number }
  | { both: [NativeItem, NativeItem] };
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(key, others).map(([one, more]) => ({ put: { ...more, ...one } as NativeItem })),
  key.map((remove) => ({ remove })),
  fc.tuple(key, fc.integer({ min: 0, max: 2 })).map(([set, to]) => ({ set, to })),
  fc.tuple(key, key).map((both) => ({ both })),
);

/** Carries a step out; a refused one (one item twice in a transaction) changes nothing. */
async function take(service: TableService, taken: Step): Promise<void> {
  const call = (name: string, input: object) => run(service, OPERATIONS, name, input);
  const update = (Key: NativeItem, to: number) => ({
    ...{
      TableName: NAME,
      Key,
      UpdateExpression: 'SET n = :to REMOVE y',
      ExpressionAttributeValues: { ':to': to },
    },
  });
  if ('put' in taken) await call('PutItem', { TableName: NAME, Item: taken.put });
  else if ('remove' in taken) await call('DeleteItem', { TableName: NAME, Key: taken.remove });
  else if ('set' in taken) await call('UpdateItem', update(taken.set, taken.to));
  else {
    const [Delete, Update] = taken.both;
    await call('TransactWriteItems', {
      TransactItems: [{ Delete: { TableName: NAME, Key: Delete } }, { Update: update(Update, 1) }],
    }).catch(() => {});
  }
}

const recordsOf = (service: TableService): Promise<TableRecord[]> =>
  new TableStream(service, service.table(NAME)).after(0, 100_000);
const placeOf = ({ pk, sk }: NativeItem): string => `${pk} ${sk}`;
const sorted = (items: readonly NativeItem[]) =>
  [...items].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));

describe('after any writes', () => {
  it('the rows of indexes are what the items say, and the stream tells the history', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const service = await tableIn(undefined);
        await Promise.all(steps.map((taken) => take(service, taken)));
        expect(indexFaults(service, NAME)).toEqual([]);
        const replayed = new Map<string, NativeItem>();
        for (const { keys, before, after, event } of await recordsOf(service)) {
          expect(before).toEqual(replayed.get(placeOf(keys)));
          expect(before).not.toEqual(after);
          expect(event).toBe(!before ? 'INSERT' : after ? 'MODIFY' : 'REMOVE');
          if (after) replayed.set(placeOf(keys), after);
          else replayed.delete(placeOf(keys));
        }
        expect(sorted([...replayed.values()])).toEqual(sorted(await everything(service, 'Scan', {})));
        service.close();
      }),
      { numRuns: 60 },
    );
  });

  it('pages of any size are the one whole answer, both ways', async () => {
    const limit = fc.integer({ min: 1, max: 7 });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 20, maxLength: 60 }),
        limit,
        fc.boolean(),
        async (steps, Limit, ScanIndexForward) => {
          const service = await tableIn(undefined);
          for (const taken of steps) await take(service, taken);
          const asked: [string, object][] = [
            ['Scan', {}],
            ...['all', 'keys', 'some'].map((IndexName): [string, object] => ['Scan', { IndexName }]),
            [
              'Query',
              {
                ScanIndexForward,
                KeyConditionExpression: 'pk = :pk',
                ExpressionAttributeValues: { ':pk': 'a' },
              },
            ],
            ...['all', 'keys'].map((IndexName): [string, object] => [
              'Query',
              {
                IndexName,
                ScanIndexForward,
                KeyConditionExpression: 'a = :a',
                ExpressionAttributeValues: { ':a': 'x' },
              },
            ]),
          ];
          for (const [name, input] of asked)
            expect(await everything(service, name, { ...input, Limit })).toEqual(
              await everything(service, name, input),
            );
          service.close();
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a table on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kinbridge-table-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const put = (service: TableService, at: number, x: string) =>
    run(service, OPERATIONS, 'PutItem', { TableName: NAME, Item: { pk: 'a', sk: at, a: 'x', n: at, x } });

  it('keeps items, index rows, records, sequence numbers and the tokens of transactions when it is opened again', async () => {
    const first = await tableIn(folder);
    for (let at = 0; at < 5; at++) await put(first, at, 'kept');
    const once = {
      ClientRequestToken: 'once',
      TransactItems: [
        {
          Update: {
            ...{ TableName: NAME, Key: { pk: 'a', sk: 0 }, UpdateExpression: 'ADD y :one' },
            ExpressionAttributeValues: { ':one': 1 },
          },
        },
      ],
    };
    await run(first, OPERATIONS, 'TransactWriteItems', once);
    const [items, records] = [await everything(first, 'Scan', {}), await recordsOf(first)];
    first.close();
    const second = await tableIn(folder);
    expect(await everything(second, 'Scan', {})).toEqual(items);
    expect(await recordsOf(second)).toEqual(records);
    expect(indexFaults(second, NAME)).toEqual([]);
    await run(second, OPERATIONS, 'TransactWriteItems', once);
    expect(await recordsOf(second)).toEqual(records);
    await put(second, 9, 'new');
    expect((await recordsOf(second)).at(-1)!.sequence).toBeGreaterThan(records.at(-1)!.sequence);
    second.close();
  });

  it('tells of a full disk, keeps no half of a write, reads on, and goes on when there is room', async () => {
    const service = await tableIn(folder);
    for (let at = 0; at < 10; at++) await put(service, at, 'x'.repeat(1000));
    service.database.limit(service.database.size + 20_000);
    const told = await Promise.allSettled(
      Array.from({ length: 40 }, (_, at) => put(service, 100 + at, 'y'.repeat(20_000))),
    );
    expect(told.some(({ status }) => status === 'rejected')).toBe(true);
    const stored = (await everything(service, 'Scan', {})).map(({ sk }) => sk as number);
    for (const [at, { status }] of told.entries())
      expect(stored.includes(100 + at)).toBe(status === 'fulfilled');
    expect(indexFaults(service, NAME)).toEqual([]);
    expect((await recordsOf(service)).map(({ keys }) => keys.sk)).toHaveLength(stored.length);
    service.database.limit(2 ** 30);
    await put(service, 500, 'z');
    expect((await everything(service, 'Scan', {})).some(({ sk }) => sk === 500)).toBe(true);
    service.close();
  });

  it('is refused and left alone when a newer Kinbridge wrote it', async () => {
    (await tableIn(folder)).close();
    const file = join(folder, 'table.sqlite');
    const newer = new DatabaseSync(file);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    expect(() => new TableService({ directory: folder, now: () => 0 })).toThrow(/newer Kinbridge/);
    const again = new DatabaseSync(file);
    expect(again.prepare('PRAGMA user_version').get()).toEqual({ user_version: 99 });
    again.close();
  });
});

describe('items that expire', () => {
  it('go by the hand of the service, and leave records that say so', async () => {
    let now = 1_000_000;
    const service = await tableIn(undefined, () => now);
    await run(service, OPERATIONS, 'UpdateTimeToLive', {
      ...{ TableName: NAME, TimeToLiveSpecification: { AttributeName: 'until', Enabled: true } },
    });
    const until: (number | string)[] = [1000, 2000, 'never'];
    for (const [sk, at] of until.entries())
      await run(service, OPERATIONS, 'PutItem', {
        TableName: NAME,
        Item: { pk: 'a', sk, a: 'x', until: at },
      });
    expect(await service.expire(100)).toBe(0);
    now = 1_500_000;
    expect(await service.expire(100)).toBe(1);
    expect(await service.expire(100)).toBe(0);
    expect((await everything(service, 'Scan', {})).map(({ sk }) => sk)).toEqual([1, 2]);
    now = 400_000_000_000;
    expect(await service.expire(100)).toBe(0);
    expect(indexFaults(service, NAME)).toEqual([]);
    expect((await recordsOf(service)).at(-1)).toMatchObject({
      ...{ event: 'REMOVE', expired: true, before: { sk: 0, until: 1000 } },
    });
    service.close();
  });
});
