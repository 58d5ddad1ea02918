import type { DynamoDBBatchResponse } from 'aws-lambda';
import type { Invocation } from '../functions.ts';

/** How a call failed: as a whole, or for the records that it names by their sequence numbers. */
export interface Failed {
  errorType: string;
  failed?: ReadonlySet<string>;
}

/** How a call of a consumer's function failed; undefined if it did not. */
export async function failureOf(call: () => Promise<Invocation>): Promise<Failed | undefined> {
  try {
    const { functionError, payload } = await call();
    const answer = JSON.parse(payload) as Partial<DynamoDBBatchResponse & { errorType: string }> | null;
    if (functionError !== undefined) return { errorType: answer?.errorType ?? 'Unknown' };
    const named = (answer?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
    return named.length === 0 ? undefined : { errorType: 'BatchItemFailure', failed: new Set(named) };
  } catch (error) {
    return { errorType: error instanceof Error ? error.name : 'Unknown' };
  }
}
