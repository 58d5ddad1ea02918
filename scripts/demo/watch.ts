import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

type Listener = (record: DynamoDBRecord) => void;

const listeners = new Set<Listener>();

/** Calls a listener for every record of the table's stream from now on; calling the result stops it. */
export function watch(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Stops every listener: the host whose stream they followed is closed. */
export const stopWatching = (): void => listeners.clear();

/** An additional stream consumer: how the demo's people learn of new work, and how the demo counts. */
export const handler = async (event: DynamoDBStreamEvent): Promise<void> => {
  for (const record of event.Records) for (const listener of listeners) listener(record);
};
