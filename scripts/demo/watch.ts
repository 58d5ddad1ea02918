import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

type Listener = (record: DynamoDBRecord) => void;

const listeners = new Set<Listener>();

/** Tells a listener of every record of the table's stream from now on; the answer stops it. */
export function watch(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Stops every listener: the host whose stream they listened to is closed. */
export const stopWatching = (): void => listeners.clear();

/** One more consumer of the stream: how the demo's people hear of new work, and how the demo counts. */
export const handler = async (event: DynamoDBStreamEvent): Promise<void> => {
  for (const record of event.Records) for (const listener of listeners) listener(record);
};
