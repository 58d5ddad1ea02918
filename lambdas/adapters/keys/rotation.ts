import { DeleteCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { StoredDataKey, StoredWrappingKey } from '../../../contracts/key-table.ts';
import { WRAPPING_PARTITION } from '../../../contracts/key-table.ts';
import type { RootKey } from '../../../contracts/root-key.ts';
import { withStoreErrors } from '../dynamodb.ts';
import type { KeyTable } from './key-documents.ts';
import { unwrapDataKey, wrapDataKey } from './key-store.ts';
import type { WrappingKey } from './wrapping-keys.ts';
import { WrappingKeys } from './wrapping-keys.ts';

const AT_ONCE = 20;

/** How a table of keys stands. */
export interface KeysStatus {
  readonly newest: number;
  /** How many keys are under which version of the wrapping key. */
  readonly byVersion: Readonly<Record<string, number>>;
  readonly destroyed: number;
  /** Wrapping keys that a rotation has not removed yet. */
  readonly older: readonly number[];
}

/** How far a rotation has come. */
export interface Rotated {
  readonly version: number;
  readonly wrapped: number;
  /** Its time was over: the next call goes on. */
  readonly goesOn?: true;
  /** Until then older versions stay, since somebody may still wrap by them; a call after it removes them. */
  readonly keptUntil?: string;
}

export interface RotationOptions {
  readonly at: string;
  /** How long others may wrap by the version that they last knew to be the newest. */
  readonly keptMs: number;
  hasTime?(): boolean;
  onKey?(): void;
}

/** All data keys, those that were destroyed included. */
async function* dataKeysIn({ documents, name }: KeyTable): AsyncGenerator<StoredDataKey[]> {
  let from: Record<string, unknown> | undefined;
  do {
    const scan = new ScanCommand({ TableName: name, ConsistentRead: true, ExclusiveStartKey: from });
    const { Items = [], LastEvaluatedKey } = await withStoreErrors(() => documents.send(scan));
    yield (Items as StoredDataKey[]).filter(({ pk }) => pk !== WRAPPING_PARTITION);
    from = LastEvaluatedKey;
  } while (from);
}

/** The wrapping keys that there are, the newest last: more than one while a rotation is not finished. */
export async function olderAndNewest({ documents, name }: KeyTable): Promise<StoredWrappingKey[]> {
  const query = new QueryCommand({
    TableName: name,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': WRAPPING_PARTITION },
    ConsistentRead: true,
  });
  return ((await withStoreErrors(() => documents.send(query))).Items ?? []) as StoredWrappingKey[];
}

export async function statusOfKeys(table: KeyTable): Promise<KeysStatus> {
  const byVersion: Record<string, number> = {};
  let destroyed = 0;
  for await (const page of dataKeysIn(table))
    for (const { by, wrapped } of page)
      if (wrapped === undefined || by === undefined) destroyed += 1;
      else byVersion[by] = (byVersion[by] ?? 0) + 1;
  const versions = (await olderAndNewest(table)).map(({ version }) => version);
  return { newest: versions.at(-1) ?? 0, byVersion, destroyed, older: versions.slice(0, -1) };
}

/** Wraps a key anew, unless it was destroyed, or wrapped by somebody else, in the meantime: nothing brings it back. */
async function wrapAnew(table: KeyTable, key: StoredDataKey, from: WrappingKey, to: WrappingKey) {
  const put = new PutCommand({
    TableName: table.name,
    Item: wrapDataKey(to, key.sk, unwrapDataKey(from, key)),
    ConditionExpression: 'attribute_exists(#wrapped) AND #by = :by',
    ExpressionAttributeNames: { '#wrapped': 'wrapped', '#by': 'by' },
    ExpressionAttributeValues: { ':by': from.version },
  });
  await withStoreErrors(() => table.documents.send(put)).catch((error: Error) => {
    if (error.name !== 'ConditionalCheckFailedException') throw error;
  });
}

/** Wraps anew what an older version wrapped; tells how many it was, of how many, and whether its time was over. */
async function wrapAllBy(
  { table, wrapping, newest }: { table: KeyTable; wrapping: WrappingKeys; newest: WrappingKey },
  { hasTime = () => true, onKey }: Pick<RotationOptions, 'hasTime' | 'onKey'>,
): Promise<{ anew: number; wrapped: number; goesOn: boolean }> {
  const counts = { anew: 0, wrapped: 0 };
  for await (const page of dataKeysIn(table))
    for (let from = 0; from < page.length; from += AT_ONCE) {
      const keys = page.slice(from, from + AT_ONCE).filter((key) => key.wrapped !== undefined);
      const older = keys.filter(({ by = 0 }) => by < newest.version);
      if (older.length > 0 && !hasTime()) return { ...counts, goesOn: true };
      for (const { by = 0 } of older) {
        onKey?.();
        await wrapping.of(by);
      }
      await Promise.all(
        older.map(async (key) => wrapAnew(table, key, await wrapping.of(key.by ?? 0), newest)),
      );
      counts.anew += older.length;
      counts.wrapped += keys.length;
    }
  return { ...counts, goesOn: false };
}

/**
 * Makes a new wrapping key, wraps all data keys with it, and removes the older ones once a whole look finds none that
 * needs them; data is not touched. Where an earlier rotation was cut off, or waits to remove them, it is finished
 * instead. It may run beside everything else, itself included.
 */
export async function rotateKeys(
  { table, root }: { table: KeyTable; root: RootKey },
  { at, keptMs, ...options }: RotationOptions,
): Promise<Rotated> {
  const wrapping = new WrappingKeys(table, root);
  const before = await olderAndNewest(table);
  if (before.length < 2) await wrapping.add((before.at(-1)?.version ?? 0) + 1, at);
  const versions = await olderAndNewest(table);
  const { version = 0, madeAt = at } = versions.at(-1) ?? {};
  const newest = await wrapping.of(version);
  let look = await wrapAllBy({ table, wrapping, newest }, options);
  while (look.anew > 0 && !look.goesOn) look = await wrapAllBy({ table, wrapping, newest }, options);
  const { wrapped } = look;
  if (look.goesOn) return { version, wrapped, goesOn: true };
  const keptUntil = new Date(Date.parse(madeAt) + keptMs).toISOString();
  if (versions.length > 1 && keptUntil > at) return { version, wrapped, keptUntil };
  for (const { pk, sk } of versions.filter((old) => old.version < version)) {
    const remove = new DeleteCommand({ TableName: table.name, Key: { pk, sk } });
    await withStoreErrors(() => table.documents.send(remove));
  }
  return { version, wrapped };
}
