import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { auditTableOf } from '../../contracts/audit-table.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { MakeIdentifier } from '../../domain/kernel/identifier.ts';
import { addConsumed } from './capacity.ts';
import { throughSeam } from './clients.ts';
import { type OpenBlind, openBlind } from './keys/blind.ts';
import type { DataKeys } from './keys/data-keys.ts';
import { sealThrough } from './keys/sealing-client.ts';

/** The table as the adapters use it. */
export interface Table {
  readonly name: string;
  /** The table of audit entries; only `audit-entries.ts` writes to it. */
  readonly audit: string;
  readonly documents: DynamoDBDocumentClient;
  /** Makes ids and keys with the installation's secret, which is read on first use. */
  keyed(): Promise<MakeIdentifier>;
  /** Makes keys of indexes that nobody can tell a word from. */
  readonly blind: OpenBlind;
}

const noKey = async (): Promise<MakeIdentifier> => {
  throw new Error('Expected the key of ids for this table, received none: give it with the table.');
};

/**
 * Opens the table. Personal fields are sealed on their way in and opened on their way out. Every call requests its
 * consumed capacity, which the demo and the bench add up.
 */
export function openTable(name: string, keys: () => DataKeys, audit: string = auditTableOf(name)): Table {
  const client = new DynamoDBClient({ maxAttempts: 5 });
  client.middlewareStack.add(
    (next, context) => async (call) => {
      const answer = await next({ ...call, input: { ...call.input, ReturnConsumedCapacity: 'TOTAL' } });
      addConsumed(
        context.commandName ?? '',
        call.input as Parameters<typeof addConsumed>[1],
        answer.output as Parameters<typeof addConsumed>[2],
      );
      return answer;
    },
    // Outermost, so that calls answered by a host are counted too.
    { step: 'initialize', priority: 'high', name: 'consumedCapacity' },
  );
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  sealThrough(documents, keys);
  const shared = throughSeam('dynamodb', documents);
  return { name, audit, documents: shared, keyed: noKey, blind: openBlind(keys) };
}

const BUSY = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TransactionInProgressException',
  'ServiceUnavailableException',
  'TooManyRequestsException',
  'TimeoutError',
  'RequestTimeout',
  'RequestTimeoutException',
  'ETIMEDOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
]);

const nameOf = (error: unknown): string => {
  const { name, code } = error as { name?: string; code?: string };
  return code && BUSY.has(code) ? code : (name ?? '');
};

interface Reason {
  Code?: string;
}

/** DynamoDB's cancellation codes of a transaction, one per item; undefined for another error. */
export const cancellationOf = (error: unknown): string[] | undefined =>
  nameOf(error) === 'TransactionCanceledException'
    ? ((error as { CancellationReasons?: Reason[] }).CancellationReasons ?? []).map(
        (reason) => reason.Code ?? 'None',
      )
    : undefined;

/** The answer of the embedded table and engine when the disk is full. */
const NO_ROOM = 'InsufficientStorage';

/** `StoreBusy` for faults that pass on a retry, `StoreFull` where there is no room; any other error unchanged. */
export function asStoreError(error: unknown): unknown {
  if (nameOf(error) === NO_ROOM)
    return new CaseError('StoreFull', 'The store has no room left.', { cause: error });
  const codes = cancellationOf(error);
  const busy =
    BUSY.has(nameOf(error)) ||
    codes?.some((code) => code === 'ThrottlingError' || code === 'ProvisionedThroughputExceeded');
  return busy ? new CaseError('StoreBusy', 'The store did not answer in time.', { cause: error }) : error;
}

/** Runs an SDK call and turns its transient faults into `StoreBusy`. */
export async function withStoreErrors<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw asStoreError(error);
  }
}
