import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from '@aws-sdk/client-dynamodb-streams';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { realClock } from '../../local/clock.ts';
import { OPERATIONS, run } from '../../local/dynamodb/operations.ts';
import type { NativeItem } from '../../local/dynamodb/values.ts';
import { startHost } from '../../local/host.ts';
import { redriveAws } from '../../scripts/redrive/aws.ts';
import { household } from '../fixtures/household.ts';

const clients = {
  sqs: new SQSClient({ region: 'eu-central-1' }),
  dynamodb: new DynamoDBClient({ region: 'eu-central-1' }),
  streams: new DynamoDBStreamsClient({ region: 'eu-central-1' }),
  lambda: new LambdaClient({ region: 'eu-central-1' }),
};
const sqs = mockClient(clients.sqs);
const dynamodb = mockClient(clients.dynamodb);
const streams = mockClient(clients.streams);
const lambda = mockClient(clients.lambda);
const all = [sqs, dynamodb, streams, lambda];
afterAll(() => {
  for (const each of all) each.restore();
});

const queueOf = (name: string) => `https://sqs/kinbridge-dev-${name}-set-aside`;
const keys = (owner: string, sk = 'case') => ({ pk: { S: `CASE#case-${owner.repeat(20)}` }, sk: { S: sk } });
const letter = (owner: string, sequence: number, more: object = {}) => ({
  ...{ consumer: 'RelayWorkflow', condition: 'CannotPass', errorType: 'NewerSchema' },
  ...{ eventID: `event-${sequence}`, sequenceNumber: String(sequence), keys: keys(owner), ...more },
});
interface Told {
  name: string;
  event: { Records?: { dynamodb: { Keys: unknown; NewImage: unknown } }[]; again?: boolean };
}
let told: Told[];
/** Functions fail on events that hold this text. */
let refused: string | undefined;

const fills = (queues: Record<string, object[]>) => {
  for (const [name, bodies] of Object.entries(queues))
    sqs
      .on(ReceiveMessageCommand, { QueueUrl: queueOf(name) })
      .resolvesOnce({
        Messages: bodies.map((body, index) => ({
          Body: JSON.stringify(body),
          ReceiptHandle: `${name}-${index}`,
        })),
      })
      .resolves({});
};

beforeEach(() => {
  for (const each of all) each.reset();
  told = [];
  refused = undefined;
  sqs.onAnyCommand().resolves({});
  sqs
    .on(GetQueueUrlCommand)
    .callsFake(({ QueueName }: { QueueName: string }) => ({ QueueUrl: `https://sqs/${QueueName}` }));
  dynamodb
    .on(GetItemCommand)
    .callsFake(({ Key }: { Key: object }) => ({ Item: { ...Key, now: { S: 'yes' } } }));
  lambda
    .on(InvokeCommand)
    .callsFake(({ FunctionName, Payload }: { FunctionName: string; Payload: Buffer }) => {
      const text = Buffer.from(Payload).toString('utf8');
      told.push({
        name: FunctionName.replace('kinbridge-dev-', ''),
        event: JSON.parse(text) as Told['event'],
      });
      const failed = refused !== undefined && text.includes(refused) && !FunctionName.endsWith('Reconcile');
      return { Payload: Buffer.from('null'), ...(failed ? { FunctionError: 'Unhandled' } : {}) };
    });
});

const redrive = () => redriveAws({ prefix: 'kinbridge-dev', tableName: 'kinbridge-dev-cases', clients });
const toldTo = (name: string) => told.filter((one) => one.name === name).map(({ event }) => event);
const receipts = (Command: typeof DeleteMessageCommand | typeof ChangeMessageVisibilityCommand) =>
  sqs.commandCalls(Command as typeof DeleteMessageCommand).map(({ args }) => args[0].input.ReceiptHandle);

describe('npm run redrive -- --environment ENV', () => {
  it('tells each consumer what its items are now, in order, and takes the messages out', async () => {
    fills({ RelayWorkflow: [letter('b', 20), letter('a', 10)], FollowChanges: [letter('c', 5)] });
    expect(await redrive()).toEqual({ relayed: 3, left: 0 });
    expect(toldTo('RelayWorkflow')).toMatchObject(
      ['a', 'b'].map((owner) => ({
        again: true,
        Records: [{ eventName: 'INSERT', dynamodb: { NewImage: { ...keys(owner), now: { S: 'yes' } } } }],
      })),
    );
    expect(toldTo('FollowChanges')).toHaveLength(1);
    expect(receipts(DeleteMessageCommand)).toEqual(['RelayWorkflow-1', 'RelayWorkflow-0', 'FollowChanges-0']);
    expect(dynamodb.commandCalls(GetItemCommand)[0]!.args[0].input).toMatchObject({
      TableName: 'kinbridge-dev-cases',
      ConsistentRead: true,
    });
    expect(toldTo('Reconcile')).toEqual([]);
  });

  it('leaves what still fails, what follows in its case, and has a supervisor asked about it', async () => {
    refused = 'a'.repeat(20);
    const RelayWorkflow = [letter('a', 1), letter('b', 2), letter('a', 3, { condition: 'BehindAnother' })];
    fills({ RelayWorkflow });
    expect(await redrive()).toEqual({ relayed: 1, left: 2 });
    expect(toldTo('RelayWorkflow')).toHaveLength(2);
    expect(receipts(DeleteMessageCommand)).toEqual(['RelayWorkflow-1']);
    expect(receipts(ChangeMessageVisibilityCommand)).toEqual(['RelayWorkflow-0', 'RelayWorkflow-2']);
    const left = [{ owner: `case-${'a'.repeat(20)}`, consumer: 'RelayWorkflow' }];
    expect(toldTo('Reconcile')).toEqual([{ left }]);
  });

  it('takes an item that is gone for done', async () => {
    dynamodb.on(GetItemCommand).resolves({});
    fills({ RelayWorkflow: [letter('a', 1)] });
    expect(await redrive()).toEqual({ relayed: 1, left: 0 });
    expect(told).toEqual([]);
  });

  const stretch = {
    requestContext: { condition: 'RetryAttemptsExhausted' },
    DDBStreamBatchInfo: {
      ...{ streamArn: 'arn:stream', shardId: 'shard-1', batchSize: 2 },
      ...{ startSequenceNumber: '7', endSequenceNumber: '8' },
    },
  };

  it('finds the keys of records that a function died of in the stream', async () => {
    streams.on(GetShardIteratorCommand).resolves({ ShardIterator: 'here' });
    const Records = ['7', '8', '9'].map((SequenceNumber) => ({
      dynamodb: { SequenceNumber, Keys: keys('abc'.charAt(Number(SequenceNumber) - 7)) },
    }));
    streams.on(GetRecordsCommand, { ShardIterator: 'here', Limit: 2 }).resolves({ Records });
    fills({ RelayWorkflow: [stretch] });
    expect(await redrive()).toEqual({ relayed: 1, left: 0 });
    expect(toldTo('RelayWorkflow')).toHaveLength(2);
  });

  it('leaves such a message when the stream keeps its records no longer', async () => {
    const gone = Object.assign(new Error('trimmed'), { name: 'TrimmedDataAccessException' });
    streams.on(GetShardIteratorCommand).rejects(gone);
    fills({ RelayWorkflow: [stretch] });
    expect(await redrive()).toEqual({ relayed: 0, left: 1 });
    expect(receipts(ChangeMessageVisibilityCommand)).toEqual(['RelayWorkflow-0']);
  });

  it('gives events to their function as they came: by Lambda, by a rule, by a topic', async () => {
    const notification = { Type: 'Notification', MessageId: 'm', TopicArn: 'arn:topic', Message: '{}' };
    const rule = { source: 'aws.ses', detail: { eventType: 'Bounce' } };
    fills({ RecordFeedback: [{ requestPayload: { detail: 1 } }, rule, notification] });
    expect(await redrive()).toEqual({ relayed: 3, left: 0 });
    expect(toldTo('RecordFeedback')).toEqual([
      { detail: 1 },
      rule,
      { Records: [{ EventSource: 'aws:sns', Sns: notification }] },
    ]);
  });
});

describe('npm run redrive -- --data DIR', () => {
  it('relays what a stopped host had set aside', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'kinbridge-redrive-'));
    try {
      const host = await startHost({ dataDir, clock: realClock() });
      const TableName = host.table.name;
      const call = <T>(operation: 'GetItem' | 'PutItem', more: object) =>
        run(host.table.service, OPERATIONS, operation, { TableName, ...more }) as Promise<T>;
      const user = 'caseworker.amman';
      const { body } = await host.request('POST', '/cases', { user, body: household({ office: 'amman' }) });
      await host.idle();
      const Key = { pk: `CASE#${String((body as { caseId: string }).caseId)}`, sk: 'case' };
      const { Item } = await call<{ Item: NativeItem }>('GetItem', { Key });
      await call('PutItem', { Item: { ...Item, schema: 99 } });
      await host.idle();
      const setAside = { condition: 'CannotPass', errorType: 'NewerSchema' };
      expect([...host.deadLetters()].sort((a, b) => a.consumer.localeCompare(b.consumer))).toMatchObject([
        { consumer: 'FollowChanges', ...setAside },
        { consumer: 'RelayWorkflow', ...setAside },
      ]);
      await call('PutItem', { Item });
      await host.close();
      const script = spawnSync(process.execPath, ['scripts/redrive.ts', '--data', dataDir], {
        encoding: 'utf8',
      });
      expect([script.stdout, script.stderr, script.status]).toEqual([
        '4 relayed, 0 still set aside.\n',
        '',
        0,
      ]);
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});
