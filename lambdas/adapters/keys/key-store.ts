import type { KeyObject } from 'node:crypto';
import { createSecretKey, randomBytes } from 'node:crypto';
import { BatchGetCommand, PutCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { KeyOwner, StoredDataKey } from '../../../contracts/key-table.ts';
import { dataKeyPlace, keyPartition } from '../../../contracts/key-table.ts';
import type { RootKey } from '../../../contracts/root-key.ts';
import { CaseError } from '../../../domain/kernel/errors.ts';
import { asStoreError, cancellationOf, withStoreErrors } from '../dynamodb.ts';
import type { DataKeys } from './data-keys.ts';
import type { CacheLimits, KeyState } from './key-cache.ts';
import { KeyCache } from './key-cache.ts';
import type { KeyTable } from './key-documents.ts';
import type { DataKey } from './seal-bytes.ts';
import { openBytes, sealBytes } from './seal-bytes.ts';
import type { WrappingKey } from './wrapping-keys.ts';
import { KEY_BYTES, WrappingKeys } from './wrapping-keys.ts';

/** DynamoDB reads and writes at most this many items at once. */
const AT_ONCE = 100;

/** What binds a wrapped data key to its owner and the version that wrapped it. */
const wrapperOf = ({ version, key }: WrappingKey): DataKey => ({ owner: `wrapping#${version}`, key });
const contextOf = (owner: KeyOwner) => ({ dataKeyOf: owner });

export const wrapDataKey = (by: WrappingKey, owner: KeyOwner, bytes: Uint8Array): StoredDataKey => ({
  ...dataKeyPlace(owner),
  wrapped: sealBytes(wrapperOf(by), bytes, contextOf(owner)),
  by: by.version,
});

export const unwrapDataKey = (by: WrappingKey, { sk, wrapped }: StoredDataKey): Uint8Array =>
  openBytes(wrapperOf(by), wrapped ?? new Uint8Array(), contextOf(sk));

const erased = (owner: KeyOwner): CaseError =>
  new CaseError('Erased', `Expected data of ${owner}, received what was erased: its key is destroyed.`);

/** The data keys in the key table, with a cache of those that were used lately. */
export class KeyStore implements DataKeys {
  readonly #table: KeyTable;
  readonly #cache: KeyCache;
  readonly wrapping: WrappingKeys;

  constructor(table: KeyTable, root: RootKey, limits: CacheLimits) {
    this.#table = table;
    this.#cache = new KeyCache(limits);
    this.wrapping = new WrappingKeys(table, root);
  }

  async of(owners: readonly KeyOwner[]): Promise<ReadonlyMap<KeyOwner, DataKey>> {
    return keysIn(await this.#states(owners));
  }

  async destroyed(owners: readonly KeyOwner[]): Promise<ReadonlySet<KeyOwner>> {
    const states = await this.#states(owners);
    return new Set([...states].flatMap(([owner, state]) => (state === 'destroyed' ? [owner] : [])));
  }

  async make(owner: KeyOwner): Promise<DataKey> {
    const made = (await this.makeAll([owner])).get(owner);
    if (!made) throw erased(owner);
    return made;
  }

  async makeAll(owners: readonly KeyOwner[]): Promise<ReadonlyMap<KeyOwner, DataKey>> {
    const wanted = [...new Set(owners)];
    const found = await this.#states(wanted);
    const missing = wanted.filter((owner) => !found.has(owner));
    for (let from = 0; from < missing.length; from += AT_ONCE)
      for (const [owner, state] of await this.#create(missing.slice(from, from + AT_ONCE)))
        found.set(owner, state);
    for (const [owner, state] of found) if (state === 'destroyed') throw erased(owner);
    return keysIn(found);
  }

  async destroy(owner: KeyOwner, at: string): Promise<void> {
    const Item: StoredDataKey = { ...dataKeyPlace(owner), destroyedAt: at };
    const put = new PutCommand({
      ...{ TableName: this.#table.name, Item, ConditionExpression: 'attribute_not_exists(destroyedAt)' },
    });
    await withStoreErrors(() => this.#table.documents.send(put)).catch((error: Error) => {
      if (error.name !== 'ConditionalCheckFailedException') throw error;
    });
    this.#cache.set(owner, 'destroyed');
  }

  async ownersOf(caseOrSponsor: string): Promise<KeyOwner[]> {
    return (await this.#partition(caseOrSponsor)).map(({ sk }) => sk).sort();
  }

  /** What is known of these owners, from the cache or the store; those without a key are missing. */
  async #states(owners: readonly KeyOwner[]): Promise<Map<KeyOwner, KeyState>> {
    const states = new Map<KeyOwner, KeyState>();
    const asked = new Map<string, KeyOwner[]>();
    for (const owner of owners) {
      const known = this.#cache.get(owner);
      if (known) states.set(owner, known);
      else asked.set(keyPartition(owner), [...(asked.get(keyPartition(owner)) ?? []), owner]);
    }
    if (asked.size === 0) return states;
    for (const [owner, state] of await this.#read(asked)) states.set(owner, state);
    return states;
  }

  /** Several keys of one case are read with one query, single keys of many cases in batches. */
  async #read(asked: ReadonlyMap<string, readonly KeyOwner[]>): Promise<[KeyOwner, KeyState][]> {
    const alone = [...asked.values()].filter(({ length }) => length === 1).flat();
    const whole = [...asked].filter(([, { length }]) => length > 1).map(([partition]) => partition);
    const found = await Promise.all([this.#batch(alone), ...whole.map((each) => this.#partition(each))]);
    return Promise.all(found.flat().map((stored) => this.#stateOf(stored)));
  }

  async #stateOf(stored: StoredDataKey): Promise<[KeyOwner, KeyState]> {
    if (stored.wrapped === undefined) return [stored.sk, this.#cache.set(stored.sk, 'destroyed')];
    const by = await this.wrapping.of(stored.by ?? 0);
    return [stored.sk, this.#cache.set(stored.sk, createSecretKey(unwrapDataKey(by, stored)))];
  }

  async #batch(owners: readonly KeyOwner[]): Promise<StoredDataKey[]> {
    const found: StoredDataKey[] = [];
    let left = [...new Set(owners)].map(dataKeyPlace);
    while (left.length > 0) {
      const Keys: Record<string, unknown>[] = left.slice(0, AT_ONCE);
      const asked = { [this.#table.name]: { Keys, ConsistentRead: true } };
      const answer = await withStoreErrors(() =>
        this.#table.documents.send(new BatchGetCommand({ RequestItems: asked })),
      );
      found.push(...((answer.Responses?.[this.#table.name] ?? []) as StoredDataKey[]));
      const unread = (answer.UnprocessedKeys?.[this.#table.name]?.Keys ?? []) as typeof left;
      left = [...unread, ...left.slice(AT_ONCE)];
    }
    return found;
  }

  async #partition(partition: string): Promise<StoredDataKey[]> {
    const found: StoredDataKey[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const query = new QueryCommand({
        TableName: this.#table.name,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partition },
        ConsistentRead: true,
        ExclusiveStartKey: from,
      });
      const page = await withStoreErrors(() => this.#table.documents.send(query));
      found.push(...((page.Items ?? []) as StoredDataKey[]));
      from = page.LastEvaluatedKey;
    } while (from);
    return found;
  }

  /** Makes keys where there are none; where somebody else was first, theirs are read. */
  async #create(owners: readonly KeyOwner[]): Promise<[KeyOwner, KeyState][]> {
    const by = await this.wrapping.newest();
    const made = owners.map((owner): [KeyOwner, KeyObject, StoredDataKey] => {
      const bytes = randomBytes(KEY_BYTES);
      return [owner, createSecretKey(bytes), wrapDataKey(by, owner, bytes)];
    });
    const TransactItems = made.map(([, , Item]) => ({
      Put: { TableName: this.#table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' },
    }));
    try {
      await this.#table.documents.send(new TransactWriteCommand({ TransactItems }));
      return made.map(([owner, key]) => [owner, this.#cache.set(owner, key)]);
    } catch (error) {
      const codes = cancellationOf(error);
      if (!codes?.some((code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict'))
        throw asStoreError(error);
      return this.#afterAnother(owners, codes);
    }
  }

  /** Somebody else made some of these keys at the same time: theirs are taken, the others made. */
  async #afterAnother(
    owners: readonly KeyOwner[],
    codes: readonly string[],
  ): Promise<[KeyOwner, KeyState][]> {
    const found = [...(await this.#states(owners))];
    const left = owners.filter((owner) => !found.some(([each]) => each === owner));
    if (left.length === owners.length && !codes.includes('ConditionalCheckFailed'))
      throw new CaseError('StoreBusy', 'Another process makes the same keys at this moment.');
    return left.length === 0 ? found : [...found, ...(await this.#create(left))];
  }
}

const keysIn = (states: ReadonlyMap<KeyOwner, KeyState>): Map<KeyOwner, DataKey> =>
  new Map(
    [...states].flatMap(([owner, state]) => (state === 'destroyed' ? [] : [[owner, { owner, key: state }]])),
  );
