import { DeleteCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { wrappingKeyPlace } from '../../../contracts/key-table.ts';
import type { KeyTable } from '../../../lambdas/adapters/keys/key-documents.ts';
import { openKeyTable } from '../../../lambdas/adapters/keys/key-documents.ts';
import { KeyStore } from '../../../lambdas/adapters/keys/key-store.ts';
import { rotateKeys, statusOfKeys } from '../../../lambdas/adapters/keys/rotation.ts';
import { openBytes, sealBytes } from '../../../lambdas/adapters/keys/seal-bytes.ts';
import { recordRotations } from '../../../lambdas/services/record-rotations.ts';
import { theKeys, theKeyTable } from '../../../lambdas/services/the-keys.ts';
import { memoryRoot } from '../../../local/keys/root-key.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { openTestTable } from '../../table.ts';

const HOUR = 3_600_000;
const LATER = new Date(Date.parse(AT) + HOUR).toISOString();
const OWNERS = ['case-1', 'case-1/person-1', 'case-2', 'sponsor-1'];
const root = memoryRoot();
let table: KeyTable;
const another = () => new KeyStore(table, root, { most: 100, ageMs: HOUR });
const rotated = (at: string, over: object = {}) => rotateKeys({ table, root }, { at, keptMs: HOUR, ...over });

beforeEach(async () => {
  await openTestTable();
  table = openKeyTable(process.env.KEYS_TABLE_NAME!);
});

describe('a rotation beside functions that run', () => {
  it('is finished by the hourly look, which begins none, and stands once in the audit', async () => {
    const look = async () => (await handlerOf('RotateKeys'))({ act: 'finish' }, CONTEXT);
    const recorded = async (at: string) => {
      await recordRotations(at);
      const { body } = await api('ReadReadings', {
        ...{ by: staff('auditor'), path: { day: at.slice(0, 10), reader: 'kinbridge' } },
      });
      const entries = (body.entries ?? []) as { facts: { act: string; details: object }[] }[];
      return entries.flatMap(({ facts }) => facts.map(({ act, details }) => [act, details]));
    };
    await theKeys().make('case-1');
    expect([await look(), await recorded(AT)]).toEqual([null, []]);
    await rotateKeys(theKeyTable(), { at: AT, keptMs: HOUR });
    const once = [['keys.rotated', { fields: [], cases: [], sponsors: [], version: 2, madeAt: AT }]];
    expect(await recorded(AT)).toEqual(once);
    expect((await statusOfKeys(theKeyTable().table)).older).toEqual([1]);
    await look();
    expect((await statusOfKeys(theKeyTable().table)).older).toEqual([]);
    expect(await recorded(AT)).toEqual(once);
  });

  it('keeps the older version until nobody wraps by it, and removes it with the next call', async () => {
    const running = another();
    await running.makeAll(OWNERS.slice(1));
    const sealed = sealBytes(await running.make('case-1'), Buffer.from('something'), {});
    expect(await rotated(AT)).toEqual({ version: 2, wrapped: 4, keptUntil: LATER });
    // This one still takes version 1 for the newest.
    await running.make('case-late');
    expect((await statusOfKeys(table)).byVersion).toEqual({ 1: 1, 2: 4 });
    expect(await rotated(LATER)).toEqual({ version: 2, wrapped: 5 });
    expect(await statusOfKeys(table)).toEqual({ newest: 2, byVersion: { 2: 5 }, destroyed: 0, older: [] });
    const found = await another().of(['case-1', 'case-late']);
    expect(openBytes(found.get('case-1')!, sealed, {}).toString()).toBe('something');
    expect(found.size).toBe(2);
  });

  it('brings back no key that is destroyed while it runs', async () => {
    await another().makeAll(OWNERS);
    let destroyed: Promise<void> | undefined;
    const onKey = () => {
      destroyed ??= another().destroy('case-2', AT);
    };
    await rotated(AT, { onKey });
    await destroyed;
    await rotated(LATER);
    expect(await statusOfKeys(table)).toEqual({ newest: 2, byVersion: { 2: 3 }, destroyed: 1, older: [] });
    expect((await another().of(['case-2'])).size).toBe(0);
  });

  it('goes on where its time was over', async () => {
    await another().makeAll(OWNERS);
    expect(await rotated(AT, { hasTime: () => false })).toMatchObject({ version: 2, goesOn: true });
    expect((await statusOfKeys(table)).byVersion).toEqual({ 1: 4 });
    expect(await rotated(AT)).toMatchObject({ version: 2, wrapped: 4 });
    expect((await statusOfKeys(table)).byVersion).toEqual({ 2: 4 });
  });

  /** The same table, where something happens around its first scan. */
  const aroundScan = (when: 'before' | 'after', happens: () => Promise<unknown>): KeyTable => {
    const { documents } = table;
    let happened = false;
    const send = async (command: object) => {
      const isFirst = !happened && command instanceof ScanCommand;
      happened ||= isFirst;
      if (isFirst && when === 'before') await happens();
      const answer = await documents.send(command as never);
      if (isFirst && when === 'after') await happens();
      return answer;
    };
    return { ...table, documents: { send } as unknown as KeyTable['documents'] };
  };

  it('misses no key that is made behind it, though no time is kept for others', async () => {
    await another().make('case-first');
    // It takes version 1 for the newest from now on.
    const running = another();
    await running.makeAll(OWNERS);
    const passed = aroundScan('after', () => running.make('case-behind'));
    await rotateKeys({ table: passed, root }, { at: AT, keptMs: 0 });
    expect(await statusOfKeys(table)).toMatchObject({ byVersion: { 2: 6 }, older: [] });
    expect((await another().of(['case-behind', ...OWNERS])).size).toBe(5);
  });

  it('may run twice at once', async () => {
    await another().makeAll(OWNERS);
    await Promise.all([rotated(AT), rotated(AT)]);
    expect(await statusOfKeys(table)).toMatchObject({ newest: 2, byVersion: { 2: 4 }, older: [1] });
    expect((await another().of(OWNERS)).size).toBe(4);
  });

  it('takes no key back to its own version once a newer rotation has overtaken it', async () => {
    await another().makeAll(OWNERS);
    const overtaken = aroundScan('before', async () => {
      await rotated(AT, { keptMs: 0 });
      await rotated(AT, { keptMs: HOUR });
    });
    await rotateKeys({ table: overtaken, root }, { at: AT, keptMs: HOUR });
    expect(await statusOfKeys(table)).toMatchObject({ newest: 3, byVersion: { 3: 4 } });
    expect((await another().of(OWNERS)).size).toBe(4);
  });

  it.each([0, 1, 2, 3])(
    'that was killed at its key %i leaves all keys open, and is finished',
    async (cut) => {
      await another().makeAll(OWNERS);
      let done = 0;
      const onKey = () => {
        if (done++ === cut) throw new Error('killed');
      };
      await expect(rotated(AT, { onKey })).rejects.toThrow('killed');
      expect((await another().of(OWNERS)).size).toBe(4);
      await rotated(LATER);
      expect(await statusOfKeys(table)).toEqual({ newest: 2, byVersion: { 2: 4 }, destroyed: 0, older: [] });
      expect((await another().of(OWNERS)).size).toBe(4);
    },
  );

  it('is not finished where the key is missing that wrapped some', async () => {
    await another().makeAll(OWNERS);
    await rotated(AT, { hasTime: () => false });
    await table.documents.send(new DeleteCommand({ TableName: table.name, Key: wrappingKeyPlace(1) }));
    await expect(rotated(LATER)).rejects.toThrow(/Expected/);
  });
});

it('the function of operators rotates, and removes older versions that have been kept for long enough', async () => {
  await theKeys().makeAll(OWNERS);
  const handler = await handlerOf('RotateKeys');
  expect(await handler({ act: 'rotate' }, CONTEXT)).toMatchObject({
    version: 2,
    keptUntil: expect.any(String),
  });
  const place = wrappingKeyPlace(2);
  await table.documents.send(
    new UpdateCommand({
      ...{ TableName: table.name, Key: place, UpdateExpression: 'SET madeAt = :at' },
      ExpressionAttributeValues: { ':at': AT },
    }),
  );
  const after = await handler({ act: 'rotate' }, CONTEXT);
  expect(after).not.toHaveProperty('keptUntil');
  expect(await handler({ act: 'status' }, CONTEXT)).toMatchObject({ newest: 2, older: [] });
});

it('the function of operators may be called twice beside erasures and new keys: each key opens or stays destroyed', async () => {
  const handler = await handlerOf('RotateKeys');
  const owners = (what: string) => Array.from({ length: 30 }, (_, index) => `case-${what}-${index}`);
  const [kept, erased, late] = [owners('kept'), owners('erased'), owners('late')];
  await theKeys().makeAll([...kept, ...erased]);
  await Promise.all([
    handler({ act: 'rotate' }, CONTEXT),
    ...erased.map((owner) => theKeys().destroy(owner, AT)),
    handler({ act: 'rotate' }, CONTEXT),
    ...late.map((owner) => theKeys().make(owner)),
  ]);
  await handler({ act: 'rotate' }, CONTEXT);
  const status = { newest: 2, byVersion: { 2: 60 }, destroyed: 30, older: [1] };
  expect(await handler({ act: 'status' }, CONTEXT)).toEqual(status);
  const fresh = new KeyStore(table, theKeyTable().root, { most: 100, ageMs: HOUR });
  expect([...(await fresh.of([...kept, ...late, ...erased])).keys()].sort()).toEqual(
    [...kept, ...late].sort(),
  );
  expect((await fresh.destroyed(erased)).size).toBe(30);
});

it('the function of operators tells how keys stand, and takes nothing else', async () => {
  const handler = await handlerOf('RotateKeys');
  expect(await handler({ act: 'status' }, CONTEXT)).toMatchObject({ destroyed: 0 });
  await expect(handler({ act: 'remove' }, CONTEXT)).rejects.toThrow();
});
