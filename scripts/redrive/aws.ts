import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { GetRecordsCommand, GetShardIteratorCommand } from '@aws-sdk/client-dynamodb-streams';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { SetAsideLetter } from '../../contracts/cannot-pass.ts';
import { EVENT_FUNCTIONS } from '../../contracts/functions.ts';
import { STREAM_CONSUMERS } from '../../contracts/streams.ts';
import type { SetAsideMessage, Stretch } from './letters.ts';
import { messageIn, ownerOfKeys, restatedRecord } from './letters.ts';
import type { Queue, Received } from './queue.ts';
import { openQueue } from './queue.ts';

export interface AwsClients {
  readonly sqs: SQSClient;
  readonly dynamodb: DynamoDBClient;
  readonly streams: DynamoDBStreamsClient;
  readonly lambda: LambdaClient;
}

interface Options {
  /** `kinbridge-ENV`, the prefix of all names of an environment. */
  readonly prefix: string;
  readonly tableName: string;
  readonly clients: AwsClients;
}

type Keys = SetAsideLetter['keys'];
interface Change {
  readonly keys: Keys;
  readonly sequence: bigint;
}
interface Opened {
  readonly received: Received;
  readonly message: SetAsideMessage;
  /** The changed records, for a change. */
  readonly changes: readonly Change[];
}
type Owner = { owner: string; consumer: string };

/** The keys of records of which only the position in the stream is known; the stream keeps them for a day. */
async function keysOf({ streams }: AwsClients, stretch: Stretch): Promise<Change[]> {
  const { streamArn: StreamArn, shardId: ShardId, startSequenceNumber: SequenceNumber } = stretch;
  const { ShardIterator } = await streams.send(
    new GetShardIteratorCommand({
      ...{ StreamArn, ShardId, SequenceNumber, ShardIteratorType: 'AT_SEQUENCE_NUMBER' },
    }),
  );
  const { Records = [] } = await streams.send(
    new GetRecordsCommand({ ShardIterator, Limit: stretch.batchSize }),
  );
  const last = BigInt(stretch.endSequenceNumber);
  return Records.map(({ dynamodb }) => ({
    keys: (dynamodb?.Keys ?? {}) as Keys,
    sequence: BigInt(dynamodb?.SequenceNumber ?? '0'),
  })).filter(({ sequence }) => sequence <= last);
}

/** Whether the function succeeded. */
async function invoke({ prefix, clients }: Options, name: string, event: unknown): Promise<boolean> {
  const { FunctionError, Payload } = await clients.lambda.send(
    new InvokeCommand({
      FunctionName: `${prefix}-${name}`,
      Payload: Buffer.from(JSON.stringify(event)),
    }),
  );
  if (FunctionError !== undefined) return false;
  const answer = JSON.parse(Buffer.from(Payload ?? []).toString('utf8') || 'null') as {
    batchItemFailures?: unknown[];
  } | null;
  return (answer?.batchItemFailures ?? []).length === 0;
}

/** Delivers an item's current state to a consumer; a deleted item needs nothing. */
async function relay(options: Options, consumer: string, { keys, sequence }: Change): Promise<boolean> {
  const { dynamodb } = options.clients;
  const key = { TableName: options.tableName, Key: keys as never, ConsistentRead: true };
  const { Item } = await dynamodb.send(new GetItemCommand(key));
  if (Item === undefined) return true;
  const Records = [restatedRecord(keys, Item, `redrive-${sequence}`)];
  return invoke(options, consumer, { Records, again: true });
}

async function open(options: Options, received: Received): Promise<Opened> {
  const message = messageIn(received.body);
  if (message.kind === 'letter') {
    const { keys, sequenceNumber } = message.letter;
    return { received, message, changes: [{ keys, sequence: BigInt(sequenceNumber || '0') }] };
  }
  if (message.kind === 'event') return { received, message, changes: [] };
  // What the stream no longer keeps stays in the queue; the reconciler finds what it stood for.
  const changes = await keysOf(options.clients, message.stretch).catch(() => []);
  return { received, message, changes };
}

const orderOf = ({ changes }: Opened): bigint => changes[0]?.sequence ?? 0n;
const byOrder = (a: Opened, b: Opened): number => (orderOf(a) < orderOf(b) ? -1 : 1);

/** Each case in order; behind a change that fails, later ones of its case are left too. */
async function redriveConsumer(options: Options, consumer: string, queue: Queue) {
  const opened = await Promise.all((await queue.everything()).map((received) => open(options, received)));
  const held = new Set<string>();
  const left: Owner[] = [];
  let relayed = 0;
  for (const { received, changes } of opened.sort(byOrder)) {
    let all = changes.length > 0;
    for (const change of changes) {
      const partition = JSON.stringify(change.keys.pk);
      const passed = !held.has(partition) && (await relay(options, consumer, change).catch(() => false));
      if (passed) continue;
      all = false;
      held.add(partition);
      const owner = ownerOfKeys(change.keys);
      if (owner && !left.some((one) => one.owner === owner)) left.push({ owner, consumer });
    }
    if (all) relayed += 1;
    await (all ? queue.done(received) : queue.left(received));
  }
  return { relayed, left, messagesLeft: opened.length - relayed };
}

async function redriveEvents(options: Options, name: string, queue: Queue) {
  let relayed = 0;
  const all = await queue.everything();
  for (const received of all) {
    const { message } = await open(options, received);
    const passed =
      message.kind === 'event' && (await invoke(options, name, message.event).catch(() => false));
    if (passed) relayed += 1;
    await (passed ? queue.done(received) : queue.left(received));
  }
  return { relayed, messagesLeft: all.length - relayed };
}

/**
 * Delivers again what the functions of an environment failed on: changes with the items' current state, events as
 * they were. What succeeds is removed from its queue; the reconciler asks supervisors about the rest.
 */
export async function redriveAws(options: Options): Promise<{ relayed: number; left: number }> {
  const queueOf = (name: string) => openQueue(options.clients.sqs, `${options.prefix}-${name}-set-aside`);
  const cases: Owner[] = [];
  let [relayed, left] = [0, 0];
  for (const { function: name } of STREAM_CONSUMERS) {
    const done = await redriveConsumer(options, name, await queueOf(name));
    cases.push(...done.left);
    relayed += done.relayed;
    left += done.messagesLeft;
  }
  for (const { name } of EVENT_FUNCTIONS) {
    const done = await redriveEvents(options, name, await queueOf(name));
    relayed += done.relayed;
    left += done.messagesLeft;
  }
  for (let from = 0; from < cases.length; from += 100)
    await invoke(options, 'Reconcile', { left: cases.slice(from, from + 100) });
  return { relayed, left };
}
