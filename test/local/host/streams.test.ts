import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CheckpointFile } from '../../../local/streams/checkpoint.ts';
import { Consumer, type ConsumerContract } from '../../../local/streams/consumer.ts';
import { Cursor } from '../../../local/streams/cursor.ts';
import { DeadLetters } from '../../../local/streams/dead-letters.ts';
import { placed, restated, type StreamRecord } from '../../../local/streams/record.ts';

const ARN = 'arn:aws:dynamodb:ddblocal:000000000000:table/kinbridge/stream/2026-01-01T00:00:00.000';
const streams = mockClient(DynamoDBStreamsClient);
const place = (sequence: number, shardId = 'a') => ({
  shardId,
  sequenceNumber: String(sequence),
  eventId: `event-${sequence}`,
});
const record = (sequence: number) => ({
  eventID: `event-${sequence}`,
  eventName: 'INSERT' as const,
  dynamodb: {
    Keys: { pk: { S: 'x' } },
    NewImage: { pk: { S: 'x' }, photo: { B: new Uint8Array([1, 2]) } },
    SequenceNumber: String(sequence),
  },
});
const named = (name: string) => Object.assign(new Error(name), { name });
const cursor = () => new Cursor(new DynamoDBStreamsClient({ region: 'eu-central-1' }), ARN, () => 5000);
const sequences = (read: { records: { place: { sequenceNumber: string } }[] }) =>
  read.records.map((each) => Number(each.place.sequenceNumber));

beforeEach(() => {
  streams.reset();
  streams
    .on(DescribeStreamCommand)
    .resolves({ StreamDescription: { Shards: [{ ShardId: 'b', ParentShardId: 'a' }, { ShardId: 'a' }] } });
  streams.on(GetShardIteratorCommand).callsFake(({ ShardId, ShardIteratorType, SequenceNumber }) => ({
    ShardIterator: [ShardId, ShardIteratorType, SequenceNumber].filter(Boolean).join(' '),
  }));
});

describe('a cursor', () => {
  test('begins at the oldest record and goes on into the child of a closed shard', async () => {
    streams
      .on(GetRecordsCommand, { ShardIterator: 'a TRIM_HORIZON' })
      .resolves({ Records: [record(1), record(2)] });
    streams
      .on(GetRecordsCommand, { ShardIterator: 'b TRIM_HORIZON' })
      .resolves({ Records: [record(3)], NextShardIterator: 'more' });
    streams
      .on(GetRecordsCommand, { ShardIterator: 'more' })
      .resolves({ Records: [], NextShardIterator: 'more' });
    const reader = cursor();
    expect([
      sequences(await reader.read()),
      sequences(await reader.read()),
      sequences(await reader.read()),
    ]).toEqual([[1, 2], [3], []]);
  });

  test('waits at the end of a closed shard until its child is there', async () => {
    streams.on(DescribeStreamCommand).resolves({ StreamDescription: { Shards: [{ ShardId: 'a' }] } });
    streams.on(GetRecordsCommand).resolves({ Records: [] });
    streams.on(GetRecordsCommand, { ShardIterator: 'a TRIM_HORIZON' }).resolves({ Records: [record(1)] });
    streams.on(GetRecordsCommand, { ShardIterator: 'b TRIM_HORIZON' }).resolves({ Records: [record(2)] });
    const reader = cursor();
    expect([sequences(await reader.read()), sequences(await reader.read())]).toEqual([[1], []]);
    streams
      .on(DescribeStreamCommand)
      .resolves({ StreamDescription: { Shards: [{ ShardId: 'a' }, { ShardId: 'b', ParentShardId: 'a' }] } });
    await reader.read();
    expect(sequences(await reader.read())).toEqual([2]);
  });

  test('takes a new iterator when the machine slept too long for the old one', async () => {
    streams
      .on(GetRecordsCommand, { ShardIterator: 'a AFTER_SEQUENCE_NUMBER 4' })
      .rejectsOnce(named('ExpiredIteratorException'))
      .resolves({ Records: [record(5)] });
    const reader = cursor();
    reader.moveTo(place(4));
    expect(await reader.read()).toEqual({ records: [], gap: false, more: true });
    expect(sequences(await reader.read())).toEqual([5]);
  });

  test('says that there is a gap when records were trimmed, and gives none twice', async () => {
    streams
      .on(GetRecordsCommand, { ShardIterator: 'a AFTER_SEQUENCE_NUMBER 4' })
      .rejects(named('TrimmedDataAccessException'));
    streams
      .on(GetRecordsCommand, { ShardIterator: 'a TRIM_HORIZON' })
      .resolves({ Records: [record(4), record(6)] });
    const reader = cursor();
    reader.moveTo(place(4));
    expect(await reader.read()).toEqual({ records: [], gap: true, more: true });
    expect(sequences(await reader.read())).toEqual([6]);
  });

  test('knows a place again by its event, not by a number that is counted anew', async () => {
    streams.on(GetRecordsCommand).resolves({ Records: [{ ...record(1), eventID: 'of another count' }] });
    expect(await cursor().knows(place(1))).toBe(false);
    streams.on(GetRecordsCommand).resolves({ Records: [record(1)] });
    expect(await cursor().knows(place(1))).toBe(true);
    streams.on(GetRecordsCommand).resolves({ Records: [] });
    expect(await cursor().knows(place(1))).toBe(false);
  });

  test('hands on a fault that is not about the place', async () => {
    streams.on(GetRecordsCommand).rejects(named('InternalServerError'));
    await expect(cursor().read()).rejects.toThrow('InternalServerError');
    await expect(cursor().knows(place(1))).rejects.toThrow('InternalServerError');
  });

  test('writes records as Lambda gets them', async () => {
    streams.on(GetRecordsCommand).resolves({ Records: [record(7)] });
    const [read] = (await cursor().read()).records;
    expect(read?.record).toMatchObject({
      eventSource: 'aws:dynamodb',
      awsRegion: 'eu-central-1',
      eventSourceARN: ARN.replace('ddblocal', 'eu-central-1'),
      dynamodb: { ApproximateCreationDateTime: 5, NewImage: { photo: { B: 'AQI=' } }, SequenceNumber: '7' },
    });
  });
});

describe('a consumer', () => {
  const given = async (contract: Partial<ConsumerContract>) => {
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
    const image = (type: string) => ({ type: { S: type } });
    const read = (sequence: number, eventName: 'INSERT' | 'REMOVE', images: object) =>
      placed({ ...record(sequence), eventName, dynamodb: { ...keys(sequence), ...images } }, 'a', ARN, 5000);
    const keys = (sequence: number) => ({ Keys: {}, SequenceNumber: String(sequence) });
    consumer.take([
      read(1, 'INSERT', { NewImage: image('person') }),
      read(2, 'REMOVE', { OldImage: image('person') }),
      read(3, 'REMOVE', { OldImage: image('notice') }),
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

  test.each(['', '{', '{"place":{"shardId":"a"},"complete":true}', '{"place":null}', '[]'])(
    'counts as nothing when it is %j',
    (text) => {
      writeFileSync(join(folder, 'Relay.json'), text);
      expect(new CheckpointFile(folder, 'Relay').read()).toBeUndefined();
    },
  );

  test('is what it failed on: where it is found, not what it holds', () => {
    const item = { pk: { S: 'CASE#1' }, sk: { S: 'case' }, name: { S: 'Amal Haddad' } };
    new DeadLetters(folder).add('Relay', restated(item, ARN, 0, 3), 10, 'StoreBusy', 0);
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
