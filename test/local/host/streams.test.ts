import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { StreamConsumerContract } from '../../../contracts/streams.ts';
import { OPERATIONS, run } from '../../../local/dynamodb/operations.ts';
import { KEPT_MS, sequenceNumberOf, streamArnOf, type TableRecord } from '../../../local/dynamodb/streams.ts';
import { type EmbeddedTable, openEmbeddedTable } from '../../../local/dynamodb/table.ts';
import type { NativeItem } from '../../../local/dynamodb/values.ts';
import { CheckpointFile } from '../../../local/streams/checkpoint.ts';
import { Consumer } from '../../../local/streams/consumer.ts';
import { Cursor, type Read } from '../../../local/streams/cursor.ts';
import { DeadLetters } from '../../../local/streams/dead-letters.ts';
import { placed, restated, type StreamRecord } from '../../../local/streams/record.ts';

let table: EmbeddedTable;
let time = 5000;
beforeEach(async () => {
  time = 5000;
  table = await openEmbeddedTable({ directory: undefined, name: 'kinbridge', now: () => time });
});
afterEach(() => table.service.close());

const put = (id: string, fields: NativeItem = {}) =>
  run(table.service, OPERATIONS, 'PutItem', {
    TableName: 'kinbridge',
    Item: { pk: id, sk: 'item', ...fields },
  });
const idsOf = ({ records }: Read): unknown[] =>
  records.map(({ record }) => (record.dynamodb.Keys as { pk: { S: string } }).pk.S);
const place = (sequence: number) => ({ sequence, eventId: `event-${sequence}` });

describe('a cursor', () => {
  test('begins at the oldest record and reads what follows, in order, each once', async () => {
    await Promise.all(['a', 'b'].map((id) => put(id)));
    const reader = new Cursor(table.stream);
    expect(idsOf(await reader.read())).toEqual(['a', 'b']);
    await put('c');
    expect(idsOf(await reader.read())).toEqual(['c']);
    expect(await reader.read()).toEqual({ records: [], gap: false, more: false });
  });

  test('reads a long stream in parts and says that there is more', async () => {
    for (let index = 0; index < 201; index++) await put(`i${index}`);
    const reader = new Cursor(table.stream);
    const first = await reader.read();
    const second = await reader.read();
    expect([first.records.length, first.more, second.records.length, second.more]).toEqual([
      200,
      true,
      1,
      false,
    ]);
  });

  test('goes on after a place of this stream, and knows none of another', async () => {
    for (const id of ['a', 'b', 'c']) await put(id);
    const { records } = await new Cursor(table.stream).read();
    const reader = new Cursor(table.stream);
    reader.moveTo(records[1]!.place);
    expect(idsOf(await reader.read())).toEqual(['c']);
    expect(reader.knows(records[1]!.place)).toBe(true);
    expect(reader.knows({ ...records[1]!.place, eventId: 'of another table' })).toBe(false);
  });

  test('says that there is a gap when records were trimmed before they were read, and gives none twice', async () => {
    for (const id of ['a', 'b']) await put(id);
    const reader = new Cursor(table.stream);
    const { records } = await reader.read();
    await put('c');
    time += KEPT_MS + 1;
    await put('d');
    expect(await table.stream.trim()).toBe(3);
    const [kept, passed] = records.map((each) => each.place);
    const behind = new Cursor(table.stream);
    expect(behind.knows(kept!)).toBe(false);
    behind.moveTo(passed);
    const read = await behind.read();
    expect([idsOf(read), read.gap]).toEqual([['d'], true]);
    expect((await behind.read()).gap).toBe(false);
  });

  test('has no gap where everything that was trimmed had been read', async () => {
    await put('a');
    const reader = new Cursor(table.stream);
    const { records } = await reader.read();
    time += KEPT_MS + 1;
    await table.stream.trim();
    expect(reader.knows(records[0]!.place)).toBe(true);
    await put('b');
    const read = await reader.read();
    expect([idsOf(read), read.gap]).toEqual([['b'], false]);
  });

  test('writes records as Lambda gets them, and none for an item that stays as it is', async () => {
    await put('x', { photo: new Uint8Array([1, 2]), nothing: {} });
    await put('x', { nothing: {}, photo: new Uint8Array([1, 2]) });
    const { records } = await new Cursor(table.stream).read();
    expect(records).toHaveLength(1);
    expect(records[0]?.record).toMatchObject({
      eventName: 'INSERT',
      eventSource: 'aws:dynamodb',
      awsRegion: 'eu-central-1',
      eventSourceARN: streamArnOf(table.definition),
      dynamodb: {
        ApproximateCreationDateTime: 5,
        NewImage: { photo: { B: 'AQI=' }, nothing: { M: {} } },
        SequenceNumber: sequenceNumberOf(records[0]!.place.sequence),
      },
    });
  });
});

describe('a consumer', () => {
  const given = async (contract: Partial<StreamConsumerContract>) => {
    const got: string[] = [];
    const consumer = new Consumer({
      contract: { function: 'Index', types: ['person'], ...contract },
      checkpoint: new CheckpointFile(undefined, 'Index'),
      deadLetters: new DeadLetters(undefined),
      retry: { tries: 1, firstDelayMs: 1, longestDelayMs: 1 },
      now: () => 5000,
      invoke: async (_name, payload) => {
        const { Records } = JSON.parse(payload) as { Records: StreamRecord[] };
        got.push(...Records.map(({ eventName }) => eventName));
        return { statusCode: 200, payload: 'null' };
      },
    });
    const item = { pk: 'a', sk: 'b', type: 'person' };
    const read = (sequence: number, images: Partial<TableRecord>) =>
      placed(table.definition, {
        ...{ sequence, event: 'REMOVE', at: 5000, keys: { pk: 'a', sk: 'b' }, size: 1, expired: false },
        ...{ before: undefined, after: undefined, ...images },
      });
    consumer.take([
      read(1, { event: 'INSERT', after: item }),
      read(2, { before: item }),
      read(3, { before: { ...item, type: 'notice' } }),
    ]);
    await consumer.settled();
    return got;
  };

  test('is told of what was removed, by what it was, only when its contract asks for it', async () => {
    expect(await given({})).toEqual(['INSERT']);
    expect(await given({ removals: true })).toEqual(['INSERT', 'REMOVE']);
  });
});

describe('what is kept of a consumer', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kinbridge-streams-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is how far it came', () => {
    const file = new CheckpointFile(folder, 'Relay');
    expect(file.read()).toBeUndefined();
    file.write(place(8), true);
    expect(new CheckpointFile(folder, 'Relay').read()).toEqual({ place: place(8), complete: true });
  });

  test.each([
    '',
    '{',
    '{"place":{"shardId":"a","sequenceNumber":"4","eventId":"e"},"complete":true}',
    '{"place":null}',
    '[]',
  ])('counts as nothing when it is %j', (text) => {
    writeFileSync(join(folder, 'Relay.json'), text);
    expect(new CheckpointFile(folder, 'Relay').read()).toBeUndefined();
  });

  test('is what it failed on: where it is found, not what it holds', () => {
    const item = { pk: 'CASE#1', sk: 'case', name: 'Amal Haddad' };
    const failed = { condition: 'RetryAttemptsExhausted' as const, invocations: 10, errorType: 'StoreBusy' };
    new DeadLetters(folder).add('Relay', restated(table.definition, item, 0, 3), failed, 0);
    const text = readFileSync(join(folder, 'dead-letters.jsonl'), 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      consumer: 'Relay',
      errorType: 'StoreBusy',
      approximateInvokeCount: 10,
      keys: { pk: { S: 'CASE#1' } },
    });
    expect(text).not.toContain('Haddad');
  });
});
