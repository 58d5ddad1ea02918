import type { KeyObject } from 'node:crypto';
import { createSecretKey, randomBytes } from 'node:crypto';
import { GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { StoredWrappingKey } from '../../../contracts/key-table.ts';
import { WRAPPING_PARTITION, wrappingContext, wrappingKeyPlace } from '../../../contracts/key-table.ts';
import type { RootKey } from '../../../contracts/root-key.ts';
import { withStoreErrors } from '../dynamodb.ts';
import type { KeyTable } from './key-documents.ts';

export interface WrappingKey {
  readonly version: number;
  readonly key: KeyObject;
}

/** How long the newest wrapping key is taken for the newest: by the wall clock, which a frozen function does not stop. */
const NEWEST_MS = 300_000;
export const KEY_BYTES = 32;

/** The wrapping keys of an installation: few, and each is unwrapped once in the life of a process. */
export class WrappingKeys {
  readonly #table: KeyTable;
  readonly #root: RootKey;
  readonly #known = new Map<number, Promise<WrappingKey>>();
  #newest: { version: Promise<number>; until: number } | undefined;

  constructor(table: KeyTable, root: RootKey) {
    this.#table = table;
    this.#root = root;
  }

  /** The key of this version; an error names the version that is missing. */
  of(version: number): Promise<WrappingKey> {
    const known = this.#known.get(version) ?? this.#load(version);
    this.#known.set(version, known);
    known.catch(() => this.#known.delete(version));
    return known;
  }

  /** The key under which new data keys are wrapped; the first is made on first use. */
  async newest(): Promise<WrappingKey> {
    if (!this.#newest || this.#newest.until < Date.now())
      this.#newest = {
        version: this.newestVersion().then((version) => (version === 0 ? this.add(1) : version)),
        until: Date.now() + NEWEST_MS,
      };
    const { version } = this.#newest;
    version.catch(() => {
      this.#newest = undefined;
    });
    return this.of(await version);
  }

  /** The version of the newest key; 0 if there is none. */
  async newestVersion(): Promise<number> {
    const { Items = [] } = await withStoreErrors(() =>
      this.#table.documents.send(
        new QueryCommand({
          TableName: this.#table.name,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': WRAPPING_PARTITION },
          ...{ ScanIndexForward: false, Limit: 1, ConsistentRead: true },
        }),
      ),
    );
    return Number(Items[0]?.version ?? 0);
  }

  /** Makes the key of this version, unless somebody else was first; returns the version. */
  async add(version: number, at?: string): Promise<number> {
    const wrapped = await this.#root.wrap(randomBytes(KEY_BYTES), wrappingContext(version));
    const Item: StoredWrappingKey = {
      ...{ ...wrappingKeyPlace(version), version, wrapped },
      ...(at === undefined ? {} : { madeAt: at }),
    };
    const put = new PutCommand({
      ...{ TableName: this.#table.name, Item, ConditionExpression: 'attribute_not_exists(pk)' },
    });
    await withStoreErrors(() => this.#table.documents.send(put)).catch((error: Error) => {
      if (error.name !== 'ConditionalCheckFailedException') throw error;
    });
    this.#newest = undefined;
    return version;
  }

  async #load(version: number): Promise<WrappingKey> {
    const get = new GetCommand({
      TableName: this.#table.name,
      Key: wrappingKeyPlace(version),
      ConsistentRead: true,
    });
    const { Item } = await withStoreErrors(() => this.#table.documents.send(get));
    if (!Item)
      throw new Error(
        `Expected version ${version} of the wrapping key in ${this.#table.name}, received none: restore the key table from its backup.`,
      );
    const { wrapped } = Item as StoredWrappingKey;
    const bytes = await this.#root.unwrap(wrapped, wrappingContext(version));
    return { version, key: createSecretKey(bytes) };
  }
}
