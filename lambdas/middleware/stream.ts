import { unmarshall } from '@aws-sdk/util-dynamodb';
import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { StreamName } from '../../contracts/streams.ts';
import { typesOf } from '../../contracts/streams.ts';
import type { Stored } from '../../domain/case/entities.ts';
import { opening } from '../adapters/keys/open-items.ts';
import { erasedOwner, SEALED } from '../adapters/keys/seal-items.ts';
import type { Item } from '../adapters/stored-item.ts';
import { fromItem, IMPORTED } from '../adapters/stored-item.ts';
import type { Changed, Removed } from '../services/changed.ts';
import { logFailure } from '../services/log.ts';
import { theKeys } from '../services/the-keys.ts';
import { failuresOf, portionsOf, setAsideIfFinal } from './stream-portions.ts';

type Image = NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>;

type Open = (image: Image | undefined) => Stored | undefined;

const itemOf = (image: Image): Item => unmarshall(image as Parameters<typeof unmarshall>[0]);

/** How the images of these records are read: opened, and without what was erased. */
async function openerOf(records: readonly DynamoDBRecord[]): Promise<Open> {
  const images = records.flatMap(({ dynamodb }) => [dynamodb?.NewImage, dynamodb?.OldImage]);
  const sealed = new Map(
    images.flatMap((image): [Image, Item][] => (image && SEALED in image ? [[image, itemOf(image)]] : [])),
  );
  const open = sealed.size === 0 ? undefined : await opening(theKeys, [...sealed.values()]);
  return (image) => {
    if (!image) return undefined;
    const known = sealed.get(image);
    const item = known && open ? open(known) : itemOf(image);
    return erasedOwner(item) === undefined ? fromItem(item) : undefined;
  };
}

const timeOf = (record: DynamoDBRecord): string =>
  new Date((record.dynamodb?.ApproximateCreationDateTime ?? 0) * 1000).toISOString();

function removedOf(record: DynamoDBRecord, entityOf: Open): Removed | undefined {
  const before = record.eventName === 'REMOVE' ? entityOf(record.dynamodb?.OldImage) : undefined;
  return before && { id: record.eventID ?? '', at: timeOf(record), before };
}

function changedOf(record: DynamoDBRecord, entityOf: Open): Changed | undefined {
  const after = entityOf(record.dynamodb?.NewImage);
  if (!after) return undefined;
  const listedUnder = record.dynamodb?.NewImage?.lk?.S;
  const before = entityOf(record.dynamodb?.OldImage);
  const change = { id: record.eventID ?? '', at: timeOf(record), before, after, listedUnder };
  const isImported = before === undefined && record.dynamodb?.NewImage?.[IMPORTED]?.BOOL === true;
  return isImported ? { ...change, imported: true } : change;
}

/** A stream event; one replayed by a command is not set aside a second time. */
type Told = DynamoDBStreamEvent & { again?: boolean };

/**
 * A consumer of the table's stream, which gets the changes of a batch in order. If the batch fails, each case is
 * processed separately: failures are delivered again by the host, or set aside, and other cases proceed. Repeating
 * what was already processed is harmless. Removals are passed separately from changes.
 */
export const streamBatchHandler = (
  name: StreamName,
  consume: (changes: Changed[], removed: Removed[]) => Promise<void>,
) => {
  const types = typesOf(name);
  const consumeRecords = async (records: readonly DynamoDBRecord[]): Promise<void> => {
    const open = await openerOf(records);
    return consume(
      records.flatMap((record) => changedOf(record, open) ?? []),
      records.flatMap((record) => removedOf(record, open) ?? []),
    );
  };
  return middy<Told, DynamoDBBatchResponse | undefined>()
    .use({
      onError: (request) => {
        logFailure(name, request.error, {});
      },
    })
    .handler(async (event) => {
      const wanted = event.Records.filter((record: DynamoDBRecord) =>
        types.includes((record.dynamodb?.NewImage ?? record.dynamodb?.OldImage)?.type?.S ?? ''),
      );
      try {
        await consumeRecords(wanted);
        return undefined;
      } catch (error) {
        if (event.again) throw error;
        return await caseByCase(name, wanted, consumeRecords, error);
      }
    });
};

/** Returns which records have to be delivered again; throws if all of them belong to one case. */
async function caseByCase(
  name: string,
  wanted: readonly DynamoDBRecord[],
  consume: (records: readonly DynamoDBRecord[]) => Promise<void>,
  failed: unknown,
): Promise<DynamoDBBatchResponse | undefined> {
  const { failures, passed } = await failuresOf(wanted, consume, failed);
  const open: typeof failures = [];
  for (const failure of failures) if (!(await setAsideIfFinal(name, failure, passed))) open.push(failure);
  const [first] = open;
  if (first === undefined) return undefined;
  const left = open.flatMap((failure) => failure.left);
  const named = left.flatMap(({ dynamodb }) => dynamodb?.SequenceNumber ?? []);
  if (portionsOf(wanted).length === 1 || named.length < left.length) throw first.error;
  for (const { error } of open) logFailure(name, error, {});
  return { batchItemFailures: named.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** The same, one record at a time, without what an import brought. */
export const streamHandler = (
  name: StreamName,
  consume: (before: Stored | undefined, after: Stored, at: string) => Promise<void>,
) =>
  streamBatchHandler(name, async (changes) => {
    for (const { before, after, imported, at } of changes) if (!imported) await consume(before, after, at);
  });
