import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Blind } from '../../contracts/person-index.ts';
import { notBlind, requestKeys } from '../../contracts/person-index.ts';
import { present } from '../../domain/kernel/present.ts';
import type { QueryKey } from '../../domain/tracing/index/query-keys.ts';
import type { TracingQuery } from '../../domain/tracing/schema.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import { inParallel, readAll, writeAll } from './tracing-index-batches.ts';

/**
 * Keys of a request in the inverted lists: mostly combinations of two facts, and single words only where they are
 * rare.
 */
const MAX_KEYS = 40;
const RARE_BITS = 10;
/** The most requests examined for one household, since lists grow. */
const MAX_REQUESTS = 400;

/** The keys of a request under which newly registered persons are compared with it. */
export function matchingKeys(keys: readonly QueryKey[]): number[] {
  const composite = keys.filter((key) => key.composite);
  const rare = keys.filter(
    (key) => !key.composite && present(key.features[0], 'a key with a feature')[1] >= RARE_BITS,
  );
  const chosen = composite.length === 0 ? keys : [...rare.slice(0, 8), ...composite];
  return chosen.slice(0, MAX_KEYS).map(({ key }) => key);
}

interface Listing {
  readonly keys: readonly number[];
  readonly blind: Blind;
}

async function keep(table: Table, act: 'ADD' | 'DELETE', { keys, blind }: Listing, request: string) {
  await inParallel(keys, (key) =>
    withStoreErrors(() =>
      table.documents.send(
        new UpdateCommand({
          TableName: table.name,
          Key: { pk: requestKeys.sought(key, blind), sk: 'sought' },
          UpdateExpression: `${act} requests :request`,
          ExpressionAttributeValues: { ':request': new Set([request]) },
        }),
      ),
    ),
  );
}

const itemKey = (request: string) => ({ pk: requestKeys.request(request), sk: 'request' });

/** The indexed query of a request, as text, and the version of its keys; undefined if it is not indexed. */
export async function indexedRequest(
  table: Table,
  request: string,
): Promise<{ query: string; version: string | undefined } | undefined> {
  const [item] = await readAll(table, [itemKey(request)]);
  return item && { query: String(item.query), version: item.version as string | undefined };
}

/** Under which keys a request is listed; `sealed` says whether they were blind. */
async function listedUnder(table: Table, request: string): Promise<{ keys: number[]; wasClear: boolean }> {
  const [item] = await readAll(table, [itemKey(request)]);
  return {
    keys: (item?.keys as number[] | undefined) ?? [],
    wasClear: item !== undefined && item.type === undefined,
  };
}

/** Takes a request from the lists that it stands in in clear. */
async function leaveClear(table: Table, keys: readonly number[], request: string): Promise<void> {
  await keep(table, 'DELETE', { keys, blind: notBlind }, request);
}

/**
 * Indexes an open request, so that anyone registered under one of its keys is compared with it. A repeat writes only
 * what changed. The item that names the keys is written first: no list holds a request without it.
 */
export async function indexRequest(
  table: Table,
  query: TracingQuery,
  keys: readonly number[],
  version: string,
): Promise<void> {
  const blind = await table.blind('writing');
  const found = await listedUnder(table, query.id);
  if (found.wasClear) await leaveClear(table, found.keys, query.id);
  const before = found.wasClear ? [] : found.keys;
  const item = {
    ...{ ...itemKey(query.id), type: 'index-request', id: query.id },
    ...{ query: JSON.stringify(query), version },
  };
  const all = [...new Set([...before, ...keys])];
  await writeAll(table, [{ put: { ...item, keys: all } }]);
  await keep(table, 'ADD', { keys: keys.filter((key) => !before.includes(key)), blind }, query.id);
  const gone = before.filter((key) => !keys.includes(key));
  if (gone.length === 0) return;
  await keep(table, 'DELETE', { keys: gone, blind }, query.id);
  await writeAll(table, [{ put: { ...item, keys: [...keys] } }]);
}

/** Removes a request from the lists; it is no error if it is not there. */
export async function removeRequest(table: Table, request: string): Promise<void> {
  const { keys, wasClear } = await listedUnder(table, request);
  if (keys.length === 0) return;
  const blind = wasClear ? notBlind : await table.blind();
  await keep(table, 'DELETE', { keys, blind }, request);
  await writeAll(table, [{ remove: itemKey(request) }]);
}

/** The open requests indexed under any of these keys. */
export async function requestsUnder(table: Table, keys: readonly number[]): Promise<TracingQuery[]> {
  const blind = await table.blind();
  const lists = await readAll(
    table,
    keys.map((key) => ({ pk: requestKeys.sought(key, blind), sk: 'sought' })),
  );
  const ids = new Set(lists.flatMap((item) => [...((item.requests as Set<string> | undefined) ?? [])]));
  const items = await readAll(table, [...ids].sort().slice(0, MAX_REQUESTS).map(itemKey));
  return items
    .map((item) => JSON.parse(String(item.query)) as TracingQuery)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}
