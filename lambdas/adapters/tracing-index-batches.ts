import {
  BatchGetCommand,
  BatchWriteCommand,
  type BatchWriteCommandInput,
  QueryCommand,
  type QueryCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';

type Item = Record<string, unknown>;
export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export type Write = { readonly put: Item } | { readonly remove: Key };

/** The most writes that DynamoDB accepts in one call. */
const WRITES = 25;
const READS = 100;
const PARALLEL = 16;
const TRIES = 8;

const keyOf = (write: Write): string => {
  const { pk, sk } = 'put' in write ? write.put : write.remove;
  return `${pk}|${sk}`;
};

const busy = (left: number): CaseError =>
  new CaseError('StoreBusy', `Expected all items done after ${TRIES} tries, ${left} are left.`);

const waited = (tries: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, Math.min(1000, 25 * 2 ** tries)));

/**
 * Writes in batches, each key once (the last wins); items left unprocessed by DynamoDB are retried a limited number
 * of times.
 */
export async function writeAll({ name, documents }: Table, writes: readonly Write[]): Promise<void> {
  const unique = [...new Map(writes.map((write) => [keyOf(write), write])).values()];
  const batches: Write[][] = [];
  for (let from = 0; from < unique.length; from += WRITES) batches.push(unique.slice(from, from + WRITES));
  await inParallel(batches, async (batch) => {
    const requests = batch.map((write) =>
      'put' in write ? { PutRequest: { Item: write.put } } : { DeleteRequest: { Key: { ...write.remove } } },
    );
    let left: BatchWriteCommandInput['RequestItems'] = { [name]: requests };
    for (let tries = 0; left !== undefined && Object.keys(left).length > 0; tries++) {
      if (tries === TRIES) throw busy(left[name]?.length ?? 0);
      if (tries > 0) await waited(tries);
      const command = new BatchWriteCommand({ RequestItems: left });
      left = (await withStoreErrors(() => documents.send(command))).UnprocessedItems;
    }
  });
}

/** The existing items with these keys, strongly consistent, in any order. */
export async function readAll({ name, documents }: Table, keys: readonly Key[]): Promise<Item[]> {
  const unique = [...new Map(keys.map((key) => [`${key.pk}|${key.sk}`, key])).values()];
  const batches: Key[][] = [];
  for (let from = 0; from < unique.length; from += READS) batches.push(unique.slice(from, from + READS));
  const found = await inParallel(batches, async (batch) => {
    const items: Item[] = [];
    let asked: Record<string, unknown>[] = batch.map(({ pk, sk }) => ({ pk, sk }));
    for (let tries = 0; asked.length > 0; tries++) {
      if (tries === TRIES) throw busy(asked.length);
      if (tries > 0) await waited(tries);
      const command = new BatchGetCommand({
        RequestItems: { [name]: { Keys: asked, ConsistentRead: true } },
      });
      const answer = await withStoreErrors(() => documents.send(command));
      items.push(...(answer.Responses?.[name] ?? []));
      asked = answer.UnprocessedKeys?.[name]?.Keys ?? [];
    }
    return items;
  });
  return found.flat();
}

/** The first `most` items of a query, strongly consistent, page by page. */
export async function queryFirst(
  { name: TableName, documents }: Table,
  input: Omit<QueryCommandInput, 'TableName'>,
  most: number,
): Promise<Item[]> {
  const items: Item[] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const Limit = most - items.length;
    const query = { TableName, ConsistentRead: true, ...input, Limit, ExclusiveStartKey };
    const page = await withStoreErrors(() => documents.send(new QueryCommand(query)));
    items.push(...(page.Items ?? []));
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined && items.length < most);
  return items;
}

/** Runs the work for each item, a limited number at a time; results are in the order of the items. */
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let from = 0; from < items.length; from += PARALLEL) {
    results.push(...(await Promise.all(items.slice(from, from + PARALLEL).map(work))));
  }
  return results;
}
