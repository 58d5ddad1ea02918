import { BatchWriteCommand, type BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Table } from './dynamodb.ts';

const BATCH = 25;
const PARALLEL = 16;
const TRIES = 8;

class IndexWriteIncomplete extends Error {
  override readonly name = 'IndexWriteIncomplete';
}

/** Puts the items in batches; what DynamoDB leaves unprocessed is tried again, a bounded number of times. */
export async function putAll(
  { name, documents }: Table,
  items: readonly Record<string, unknown>[],
): Promise<void> {
  const unique = [...new Map(items.map((item) => [`${item.pk}|${item.sk}`, item])).values()];
  for (let from = 0; from < unique.length; from += BATCH) {
    let left: BatchWriteCommandInput['RequestItems'] = {
      [name]: unique.slice(from, from + BATCH).map((Item) => ({ PutRequest: { Item } })),
    };
    for (let tries = 0; left !== undefined && Object.keys(left).length > 0; tries++) {
      if (tries === TRIES) {
        throw new IndexWriteIncomplete(
          `expected all items written after ${TRIES} tries, ${left[name]?.length ?? 0} are left`,
        );
      }
      left = (await documents.send(new BatchWriteCommand({ RequestItems: left }))).UnprocessedItems;
    }
  }
}

/** Does the work for each item, a bounded number at a time; results in the order of the items. */
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += PARALLEL) {
    results.push(...(await Promise.all(items.slice(from, from + PARALLEL).map(work))));
  }
  return results;
}
