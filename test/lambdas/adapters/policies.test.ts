import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { toItem } from '../../../lambdas/adapters/stored-item.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { command } from '../../fixtures/actors.ts';
import { household } from '../../fixtures/household.ts';
import { registered } from '../../fixtures/id-key.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
const shipped = shippedPolicy('resettlement', 1)!;
const version = (n: number, majority = 18) => ({
  ...shipped,
  version: n,
  bestInterests: { ...shipped.bestInterests, majority },
});
const register = async (policy = shipped) => {
  const by = command();
  const opened = registered(household(), policy, true, by);
  await table.store.commitCase(opened, by);
  return opened;
};

describe('policies', () => {
  it('are the shipped ones until a newer version is published; a case keeps its own', async () => {
    expect(await table.store.currentPolicy('resettlement')).toEqual(shipped);
    const before = await register();
    await table.store.publishPolicy(version(2), command());
    await table.store.publishPolicy(version(11, 21), command());
    expect((await table.store.currentPolicy('resettlement')).version).toBe(11);
    const now = await register(await table.store.currentPolicy('resettlement'));
    expect((await table.store.loadCase(before.case.id)).policy).toEqual(shipped);
    expect((await table.store.loadCase(now.case.id)).policy).toEqual(version(11, 21));
    expect((await table.store.currentPolicy('family-reunification')).version).toBe(1);
  });

  it('never change: a version is published once, also the shipped one', async () => {
    await table.store.publishPolicy(version(5), command());
    await table.store.publishPolicy(version(5), command());
    await expect(table.store.publishPolicy(version(5, 21), command())).rejects.toMatchObject({
      name: 'AlreadyExists',
    });
    await expect(table.store.publishPolicy(version(1, 21), command())).rejects.toMatchObject({
      name: 'AlreadyExists',
    });
    expect(await table.store.findPolicy('resettlement', 5)).toEqual(version(5));
  });

  it('that are not there are NotFound', async () => {
    await expect(table.store.findPolicy('resettlement', 99)).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('a case that cannot be read', () => {
  const spoil = async (change: Record<string, unknown>) => {
    const { writes, case: caseRecord } = await register();
    const person = writes.find((put) => put.type === 'person')!;
    const Item = { ...toItem(person), ...change };
    await table.documents.send(new PutCommand({ TableName: table.name, Item }));
    return table.store.loadCase(caseRecord.id);
  };

  it.each<[string, Record<string, unknown>, RegExp]>([
    ['an unknown type', { type: 'medal' }, /known type of entity at CASE#case-\w+ case#person#/],
    ['a newer schema', { schema: 9 }, /schema \d or older of person/],
    ['a missing field', { birthDate: undefined }, /does not fit its schema at: birthDate\.$/],
    ['a field of another type', { languages: 'Samira Haddad' }, /does not fit its schema at: languages\.$/],
  ])('for %s says where, and no value', async (_what, change, told) => {
    const error = await spoil(change).catch((failure: Error) => failure);
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toMatch(told);
    expect((error as Error).message).not.toMatch(/Samira|1988/);
  });

  it('is NotFound when there is none', async () => {
    await expect(table.store.loadCase('case-x')).rejects.toMatchObject({ name: 'NotFound' });
  });
});
