import { randomUUID } from 'node:crypto';
import { PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { currentSeam } from '../../../contracts/client-seam.ts';
import type { StoredDataKey } from '../../../contracts/key-table.ts';
import { KeyCache } from '../../../lambdas/adapters/keys/key-cache.ts';
import type { KeyTable } from '../../../lambdas/adapters/keys/key-documents.ts';
import { openKeyTable } from '../../../lambdas/adapters/keys/key-documents.ts';
import { KeyStore } from '../../../lambdas/adapters/keys/key-store.ts';
import { openBytes, sealBytes } from '../../../lambdas/adapters/keys/seal-bytes.ts';
import { memoryRoot } from '../../../local/keys/root-key.ts';
import { AT } from '../../fixtures/actors.ts';
import { openTestTable } from '../../table.ts';

const LIMITS = { most: 100, ageMs: 60_000 };
let table: KeyTable;
const root = memoryRoot();
/** Another process of the same installation, which shares nothing but the table. */
const another = () => new KeyStore(table, root, LIMITS);

beforeEach(async () => {
  await openTestTable();
  table = openKeyTable(process.env.KEYS_TABLE_NAME!);
});

const items = async () =>
  (await table.documents.send(new ScanCommand({ TableName: table.name }))).Items ?? [];
const sealedWith = async (keys: KeyStore, owner: string) =>
  sealBytes(await keys.make(owner), Buffer.from('something'), { file: 'one' });

describe('the key of an owner', () => {
  it('is one, whoever asks first at the same moment', async () => {
    const owners = ['case-1', 'case-1/person-1', 'case-1/person-2', 'sponsor-1'];
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        another().makeAll(index % 2 ? owners : [...owners].reverse().slice(index % 3)),
      ),
    );
    const sealed = sealBytes(all[0]!.get('case-1')!, Buffer.from('x'), {});
    for (const keys of all)
      if (keys.has('case-1')) expect(openBytes(keys.get('case-1')!, sealed, {}).toString()).toBe('x');
    expect((await items()).filter(({ pk }) => pk !== 'wrapping')).toHaveLength(owners.length);
  });

  it('is found by another process, whatever way it is asked for', async () => {
    const sealed = await sealedWith(another(), 'case-1/person-1');
    await another().makeAll(['case-1', 'index', 'sponsor-2', 'case-2']);
    const found = await another().of(['case-1', 'case-1/person-1', 'case-2', 'index', 'sponsor-9']);
    expect([...found.keys()].sort()).toEqual(['case-1', 'case-1/person-1', 'case-2', 'index']);
    expect(openBytes(found.get('case-1/person-1')!, sealed, { file: 'one' }).toString()).toBe('something');
    expect(await another().ownersOf('case-1')).toEqual(['case-1', 'case-1/person-1']);
  });

  it('stays where a writer was cut off between the key and what it was for', async () => {
    await another().make('case-cut');
    const sealed = await sealedWith(another(), 'case-cut');
    const found = await another().of(['case-cut']);
    expect(openBytes(found.get('case-cut')!, sealed, { file: 'one' }).toString()).toBe('something');
  });

  it('that was destroyed never comes back, and leaves no bytes', async () => {
    const [keys, other] = [another(), another()];
    await keys.make('case-1');
    await other.of(['case-1']);
    await keys.destroy('case-1', AT);
    await keys.destroy('case-1', '2030-01-01T00:00:00Z');
    expect((await keys.of(['case-1'])).size).toBe(0);
    await expect(keys.make('case-1')).rejects.toMatchObject({ name: 'Erased' });
    await expect(another().makeAll(['case-2', 'case-1'])).rejects.toMatchObject({ name: 'Erased' });
    expect(await another().destroyed(['case-1', 'case-2'])).toEqual(new Set(['case-1']));
    const kept = (await items()).find(({ sk }) => sk === 'case-1');
    expect(kept).toEqual({ pk: 'case-1', sk: 'case-1', destroyedAt: AT });
  });

  it('does not open in the place of another', async () => {
    await another().makeAll(['case-1', 'case-2']);
    const one = (await items()).find(({ sk }) => sk === 'case-1') as StoredDataKey;
    const Item = { ...one, pk: 'case-2', sk: 'case-2' };
    await table.documents.send(new PutCommand({ TableName: table.name, Item }));
    await expect(another().of(['case-2'])).rejects.toThrow(/changed or belongs elsewhere/);
  });

  it('does not open with another root key', async () => {
    await another().make('case-1');
    const stranger = new KeyStore(table, memoryRoot(), LIMITS);
    await expect(stranger.of(['case-1'])).rejects.toThrow();
    expect(currentSeam()?.root).toBeDefined();
  });

  it('is read with one query for a case and in batches of a hundred for many', async () => {
    const owners = Array.from({ length: 230 }, () => `case-${randomUUID()}`);
    await another().makeAll(owners);
    expect((await another().of(owners)).size).toBe(230);
  });
});

describe('the cache', () => {
  const key = 'destroyed' as const;
  it('holds no more than its limit, and what was used last', () => {
    const cache = new KeyCache({ most: 2, ageMs: 1000 });
    for (const owner of ['a', 'b']) cache.set(owner, key);
    cache.get('a');
    cache.set('c', key);
    expect([cache.get('a'), cache.get('b'), cache.get('c'), cache.size]).toEqual([key, undefined, key, 2]);
  });

  it('forgets what is older than its limit', () => {
    const cache = new KeyCache({ most: 2, ageMs: -1 });
    cache.set('a', key);
    expect(cache.get('a')).toBeUndefined();
  });
});
