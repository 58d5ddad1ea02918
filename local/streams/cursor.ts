import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import { isAfter, type Place, type PlacedRecord, placed } from './record.ts';

/** What a read found. `gap`: records may have been trimmed before they were read; `more`: it was not read to its end. */
export interface Read {
  records: PlacedRecord[];
  gap: boolean;
  more: boolean;
}

const PER_READ = 200;

/** Reads the stream of one table from a place on, shard after shard, in order. */
export class Cursor {
  readonly #client: DynamoDBStreamsClient;
  readonly #arn: string;
  readonly #now: () => number;
  #last: Place | undefined;
  #shardId: string | undefined;
  #iterator: string | undefined;

  constructor(client: DynamoDBStreamsClient, arn: string, now: () => number) {
    this.#client = client;
    this.#arn = arn;
    this.#now = now;
  }

  /** Whether the record of this place is still in the stream, so that reading can go on after it. */
  async knows(place: Place): Promise<boolean> {
    try {
      const iterator = await this.#iteratorAt(place.shardId, 'AT_SEQUENCE_NUMBER', place.sequenceNumber);
      const { Records } = await this.#client.send(
        new GetRecordsCommand({ ShardIterator: iterator, Limit: 1 }),
      );
      return Records?.[0]?.eventID === place.eventId;
    } catch (error) {
      if (isTrimmed(error)) return false;
      throw error;
    }
  }

  /** The next read begins after this place, or at the oldest record. */
  moveTo(place: Place | undefined): void {
    this.#last = place;
    this.#shardId = place?.shardId;
    this.#iterator = undefined;
  }

  async read(): Promise<Read> {
    try {
      this.#iterator ??= await this.#open();
      return await this.#next();
    } catch (error) {
      if (!isTrimmed(error) && !isExpired(error)) throw error;
      this.#iterator = undefined;
      if (isTrimmed(error)) this.#shardId = undefined;
      return { records: [], gap: isTrimmed(error), more: true };
    }
  }

  async #next(): Promise<Read> {
    const { Records, NextShardIterator } = await this.#client.send(
      new GetRecordsCommand({ ShardIterator: this.#iterator, Limit: PER_READ }),
    );
    const shardId = this.#shardId!;
    const last = this.#last;
    const records = (Records ?? [])
      .map((record) => placed(record, shardId, this.#arn, this.#now()))
      .filter(({ place }) => last === undefined || isAfter(place, last));
    this.#iterator = NextShardIterator;
    this.#last = records.at(-1)?.place ?? last;
    if (NextShardIterator === undefined) await this.#enterNextShard(shardId);
    const more = (Records?.length ?? 0) >= PER_READ || NextShardIterator === undefined;
    return { records, gap: false, more };
  }

  async #open(): Promise<string> {
    if (this.#shardId !== undefined && this.#last?.shardId === this.#shardId)
      return this.#iteratorAt(this.#shardId, 'AFTER_SEQUENCE_NUMBER', this.#last.sequenceNumber);
    this.#shardId ??= oldest(await this.#shards()).ShardId!;
    return this.#iteratorAt(this.#shardId, 'TRIM_HORIZON');
  }

  /** A closed shard was read to its end; its child is there when DynamoDB closes it. */
  async #enterNextShard(closed: string): Promise<void> {
    const shards = await this.#shards();
    const child = shards.find((shard) => shard.ParentShardId === closed);
    if (child) this.#shardId = child.ShardId;
  }

  async #shards(): Promise<Shard[]> {
    const shards: Shard[] = [];
    let from: string | undefined;
    do {
      const { StreamDescription } = await this.#client.send(
        new DescribeStreamCommand({ StreamArn: this.#arn, ...(from ? { ExclusiveStartShardId: from } : {}) }),
      );
      shards.push(...(StreamDescription?.Shards ?? []));
      from = StreamDescription?.LastEvaluatedShardId;
    } while (from !== undefined);
    return shards;
  }

  async #iteratorAt(
    ShardId: string,
    ShardIteratorType: 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER' | 'TRIM_HORIZON',
    SequenceNumber?: string,
  ): Promise<string> {
    const input = {
      StreamArn: this.#arn,
      ShardId,
      ShardIteratorType,
      ...(SequenceNumber ? { SequenceNumber } : {}),
    };
    const { ShardIterator } = await this.#client.send(new GetShardIteratorCommand(input));
    if (ShardIterator === undefined)
      throw new Error(`Expected an iterator for the shard ${ShardId}, received none.`);
    return ShardIterator;
  }
}

function oldest(shards: Shard[]): Shard {
  const ids = new Set(shards.map((shard) => shard.ShardId));
  const first = shards.find((shard) => !shard.ParentShardId || !ids.has(shard.ParentShardId));
  if (!first) throw new Error('Expected the stream to have a shard, found none.');
  return first;
}

const isExpired = (error: unknown): boolean => (error as Error).name === 'ExpiredIteratorException';
const isTrimmed = (error: unknown): boolean =>
  ['TrimmedDataAccessException', 'ResourceNotFoundException'].includes((error as Error).name) ||
  ((error as Error).name === 'ValidationException' && /sequence/i.test((error as Error).message));
