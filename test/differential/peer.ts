import * as dynamodb from '@aws-sdk/client-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import type { Operation } from './operations.ts';

/** What one call was answered: a value, or an error's name with the reasons that it carries. */
export interface Told {
  readonly answer?: Record<string, unknown>;
  readonly error?: {
    readonly name: string;
    readonly message: string;
    readonly more: Record<string, unknown>;
  };
}

const MAX_PAGES = 200;

/** One of the two tables that are compared, over the wire. */
export class Peer {
  readonly #client: DynamoDBClient;
  readonly #streams: DynamoDBStreamsClient;

  constructor(endpoint: string) {
    const config = {
      ...{ endpoint, region: 'eu-central-1', maxAttempts: 1 },
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    };
    this.#client = new DynamoDBClient(config);
    this.#streams = new DynamoDBStreamsClient(config);
  }

  async call(name: string, input: Record<string, unknown>): Promise<Told> {
    const Command = (dynamodb as unknown as Record<string, new (input: object) => never>)[`${name}Command`]!;
    try {
      const { $metadata: _, ...answer } = (await this.#client.send(new Command(input))) as unknown as Record<
        string,
        unknown
      >;
      return { answer };
    } catch (error) {
      const { name: kind, message, CancellationReasons, Item } = error as Error & Record<string, unknown>;
      return {
        error: {
          ...{ name: kind, message },
          more: {
            ...(CancellationReasons !== undefined && { CancellationReasons }),
            ...(Item !== undefined && { Item }),
          },
        },
      };
    }
  }

  /** The answers of one operation: one, or a page each. */
  async run({ name, input, pages }: Operation): Promise<Told[]> {
    const told = [await this.call(name, input)];
    while (pages && told.length < MAX_PAGES) {
      const last = told.at(-1)?.answer?.LastEvaluatedKey;
      if (last === undefined) break;
      told.push(await this.call(name, { ...input, ExclusiveStartKey: last }));
    }
    return told;
  }

  /** The records of a table's stream, shard after shard. */
  async records(table: string): Promise<StreamRecord[]> {
    const { answer } = await this.call('DescribeTable', { TableName: table });
    const { LatestStreamArn: StreamArn } = answer!.Table as { LatestStreamArn: string };
    const { StreamDescription } = await this.#streams.send(new DescribeStreamCommand({ StreamArn }));
    const records: StreamRecord[] = [];
    for (const { ShardId } of StreamDescription!.Shards!) {
      const opened = await this.#streams.send(
        new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }),
      );
      let ShardIterator = opened.ShardIterator;
      while (ShardIterator !== undefined) {
        const { Records = [], NextShardIterator } = await this.#streams.send(
          new GetRecordsCommand({ ShardIterator }),
        );
        records.push(...Records);
        if (Records.length === 0) break;
        ShardIterator = NextShardIterator;
      }
    }
    return records;
  }

  close(): void {
    this.#client.destroy();
    this.#streams.destroy();
  }
}
