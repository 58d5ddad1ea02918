import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Item } from './stored-item.ts';

export interface Page<T> {
  items: T[];
  /** Opaque; absent on the last page. */
  cursor?: string;
}

const KEYS = { queue: ['qk', 'qs'], list: ['lk', 'ls'] } as const;

/** A sort key as an opaque cursor, and back; the empty text stands for the beginning. */
export const cursorOf = (sortKey: string): string => Buffer.from(sortKey, 'utf8').toString('base64url');
export const sortKeyOf = (cursor: string | undefined): string =>
  cursor === undefined ? '' : Buffer.from(cursor, 'base64url').toString('utf8');

/**
 * One page merged from the shards of an index, in order of their sort keys: each shard is queried from the cursor on.
 * The number of reads grows with the page and the shards, never with the table.
 */
export async function mergedPage(
  table: Table,
  index: keyof typeof KEYS,
  partitions: readonly string[],
  limit: number,
  cursor?: string,
  order: 'first' | 'newest' = 'first',
): Promise<Page<Item>> {
  const newest = order === 'newest';
  const [partition, sort] = KEYS[index];
  const after = sortKeyOf(cursor);
  const shards = await Promise.all(
    partitions.map((value) =>
      withStoreErrors(() =>
        table.documents.send(
          new QueryCommand({
            TableName: table.name,
            IndexName: index,
            KeyConditionExpression: after === '' ? '#p = :p' : `#p = :p AND #s ${newest ? '<' : '>'} :s`,
            ExpressionAttributeNames: after === '' ? { '#p': partition } : { '#p': partition, '#s': sort },
            ExpressionAttributeValues: after === '' ? { ':p': value } : { ':p': value, ':s': after },
            Limit: limit + 1,
            ScanIndexForward: !newest,
          }),
        ),
      ),
    ),
  );
  const merged = shards
    .flatMap((shard) => shard.Items ?? [])
    .sort((a, b) => (String(a[sort]) < String(b[sort]) === newest ? 1 : -1));
  const items = merged.slice(0, limit);
  const last = items.at(-1);
  return merged.length > limit && last ? { items, cursor: cursorOf(String(last[sort])) } : { items };
}

/** One page of a partition's items whose sort keys begin with `prefix`, in order, strongly consistent. */
export async function partitionPage(
  table: Table,
  pk: string,
  prefix: string,
  limit: number,
  cursor?: string,
): Promise<Page<Item>> {
  const after = sortKeyOf(cursor);
  const { Items = [] } = await withStoreErrors(() =>
    table.documents.send(
      new QueryCommand({
        TableName: table.name,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': pk,
          ':from': after.startsWith(prefix) ? `${after} ` : prefix,
          ':to': `${prefix}\uffff`,
        },
        Limit: limit + 1,
        ConsistentRead: true,
      }),
    ),
  );
  const items = Items.slice(0, limit);
  const last = items.at(-1);
  return Items.length > limit && last
    ? { items, cursor: Buffer.from(String(last.sk), 'utf8').toString('base64url') }
    : { items };
}

/**
 * All items of a partition whose sort keys begin with `prefix`, in order, strongly consistent; at most about `most`.
 */
export async function partitionItems(
  table: Table,
  pk: string,
  prefix: string,
  most = Number.POSITIVE_INFINITY,
): Promise<Item[]> {
  const items: Item[] = [];
  let from: Item | undefined;
  do {
    const page = await withStoreErrors(() =>
      table.documents.send(
        new QueryCommand({
          TableName: table.name,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeValues: { ':pk': pk, ':sk': prefix },
          ConsistentRead: true,
          ExclusiveStartKey: from,
          ...(Number.isFinite(most) && { Limit: most }),
        }),
      ),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from && items.length < most);
  return items;
}
