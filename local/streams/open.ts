import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { DERIVED_VERSIONS } from '../../contracts/derived.ts';
import { REGION } from '../account.ts';
import type { Clock } from '../clock.ts';
import { LOCAL_CREDENTIALS, type LocalTable } from '../dynamodb/table.ts';
import type { TableWrites } from '../dynamodb/table-writes.ts';
import type { Functions } from '../functions.ts';
import { CheckpointFile } from './checkpoint.ts';
import { Consumer, type ConsumerContract, type RetryPolicy } from './consumer.ts';
import { DeadLetters } from './dead-letters.ts';
import { StreamRelay } from './relay.ts';

interface Options {
  /** Where checkpoints and dead letters are kept; undefined keeps none. */
  folder: string | undefined;
  endpoint: string;
  table: LocalTable;
  writes: TableWrites;
  consumers: readonly ConsumerContract[];
  functions: Functions;
  clock: Clock;
  retry: RetryPolicy | undefined;
  log(message: string): void;
}

/** A single record is tried for about a minute and a half, so that a passing fault costs nothing. */
const PATIENT: RetryPolicy = { tries: 10, firstDelayMs: 100, longestDelayMs: 30_000 };
/** Under a virtual clock no fault passes by waiting, and everything stands still meanwhile. */
const QUICK: RetryPolicy = { tries: 5, firstDelayMs: 20, longestDelayMs: 200 };

export function openStreamRelay(options: Options): { relay: StreamRelay; deadLetters: DeadLetters } {
  const { folder, endpoint, table, writes, functions, clock, log } = options;
  const deadLetters = new DeadLetters(folder);
  const consumers = options.consumers.map(
    (contract) =>
      new Consumer({
        contract,
        checkpoint: new CheckpointFile(folder, contract.function, DERIVED_VERSIONS[contract.function]?.()),
        deadLetters,
        retry: options.retry ?? (clock.kind === 'virtual' ? QUICK : PATIENT),
        now: () => clock.now(),
        invoke: (name, payload) => functions.invoke(name, payload),
      }),
  );
  const client = clientOf(endpoint);
  return { relay: new StreamRelay({ client, table, writes, consumers, clock, log }), deadLetters };
}

const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, Signature=none';

/**
 * The stream is read after every write, so what the SDK does for nobody is left out: DynamoDB Local looks at no
 * signature, and copying each answer for a log that is not kept takes as long as reading it.
 */
function clientOf(endpoint: string): DynamoDBStreamsClient {
  const client = new DynamoDBStreamsClient({
    ...{ endpoint, region: REGION, credentials: LOCAL_CREDENTIALS, maxAttempts: 3, cacheMiddleware: true },
    signer: {
      async sign(request) {
        return { ...request, headers: { ...request.headers, authorization: AUTHORIZATION } };
      },
    },
  });
  client.middlewareStack.remove('loggerMiddleware');
  return client;
}
