import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Stored } from '../../domain/entity.ts';
import { fromItem } from '../adapters/stored-item.ts';
import { logFailure } from './log.ts';

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

const entityOf = (image: Image | undefined): Stored | undefined =>
  image ? fromItem(unmarshall(image as Parameters<typeof unmarshall>[0])) : undefined;

/** One change of the table: the entity before, if there was one, and after. */
export interface Changed {
  id: string;
  at: string;
  before: Stored | undefined;
  after: Stored;
  /** The key of the list in which it stands. */
  listedUnder?: string | undefined;
}

/** An entity that was taken out of the table. */
export interface Removed {
  id: string;
  at: string;
  before: Stored;
}

const timeOf = (record: DynamoDBRecord): string =>
  new Date((record.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000).toISOString();

function removedOf(record: DynamoDBRecord): Removed | undefined {
  const before = record.eventName === 'REMOVE' ? entityOf(record.dynamodb?.OldImage) : undefined;
  return before && { id: record.eventID ?? '', at: timeOf(record), before };
}

function changedOf(record: DynamoDBRecord): Changed | undefined {
  const after = entityOf(record.dynamodb?.NewImage);
  if (!after) return undefined;
  const listedUnder = record.dynamodb?.NewImage?.lk?.S;
  const before = entityOf(record.dynamodb?.OldImage);
  return { id: record.eventID ?? '', at: timeOf(record), before, after, listedUnder };
}

/**
 * A consumer of the table's stream, given the changes of a batch in order. One that fails fails its batch, which the
 * host gives again; what was done before is harmless when repeated. What was removed comes apart from what changed.
 */
export const streamBatchHandler = (
  name: string,
  types: readonly string[],
  consume: (changes: Changed[], removed: Removed[]) => Promise<void>,
) =>
  middy<DynamoDBStreamEvent, void>()
    .use({
      onError: (request) => {
        logFailure(name, request.error, {});
      },
    })
    .handler(async (event): Promise<void> => {
      const wanted = event.Records.filter((record: DynamoDBRecord) =>
        types.includes((record.dynamodb?.NewImage ?? record.dynamodb?.OldImage)?.type?.S ?? ''),
      );
      await consume(
        wanted.flatMap((record: DynamoDBRecord) => changedOf(record) ?? []),
        wanted.flatMap((record: DynamoDBRecord) => removedOf(record) ?? []),
      );
    });

/** The same, a record at a time. */
export const streamHandler = (
  name: string,
  types: readonly string[],
  consume: (before: Stored | undefined, after: Stored) => Promise<void>,
) =>
  streamBatchHandler(name, types, async (changes) => {
    for (const { before, after } of changes) await consume(before, after);
  });
