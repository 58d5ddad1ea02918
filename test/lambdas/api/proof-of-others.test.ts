import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { caseKey } from '../../../contracts/table.ts';
import type { Proof } from '../../../domain/audit/bundle.ts';
import type { Person } from '../../../domain/case/person.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
type Item = Record<string, unknown>;

/** A commit of `owner` that leaves a person, of its own case or of another one, with this birth date. */
async function leave(owner: string, person: Person, birthDate: string, at: string): Promise<void> {
  const { caseId, id } = person;
  const now = (await table.store.loadCase(caseId)).persons.find((one) => one.id === id)!;
  const left = { ...now, birthDate, version: now.version + 1 };
  await table.store.change(owner, command(undefined, at), () => ({
    ...{ patch: {}, writes: [left], facts: [{ act: 'person.corrected' }], answer: {} },
  }));
}
const itemOf = async ({ caseId, id }: Person): Promise<Item> =>
  (await table.scan()).find(({ pk, sk }) => pk === caseKey(caseId) && sk === `case#person#${id}`)!;
const setBack = (Item: Item) => table.documents.send(new PutCommand({ TableName: table.name, Item }));

async function elsewhere({ caseId, id }: Person): Promise<string | undefined> {
  const proof = (await api('ReadProof', { by: staff('auditor'), path: { caseId } })).body as Proof;
  return proof.elsewhere[`case#person#${id}`];
}
async function aPersonAndAnotherCase() {
  const { persons } = await storedCase(table);
  return { person: persons[0]!, other: (await storedCase(table)).case.id };
}

describe('a record that the commit of another case left', () => {
  it('is told by its entry', async () => {
    const { person, other } = await aPersonAndAnotherCase();
    await leave(other, person, '1991-01-01', '2031-03-01T10:00:00.000Z');
    expect(await elsewhere(person)).toBe('told');
  });

  it('is not told any more when it is set back to what an older entry of that case left', async () => {
    const { person, other } = await aPersonAndAnotherCase();
    await leave(other, person, '1991-01-01', '2031-03-01T10:00:00.000Z');
    const older = await itemOf(person);
    await leave(other, person, '1992-02-02', '2031-03-02T10:00:00.000Z');
    expect(await elsewhere(person)).toBe('told');
    await setBack(older);
    expect(await elsewhere(person)).toBe('not-told');
  });

  it('is not told any more when its own case has left it otherwise since', async () => {
    const { person, other } = await aPersonAndAnotherCase();
    await leave(other, person, '1991-01-01', '2031-03-01T10:00:00.000Z');
    const older = await itemOf(person);
    await leave(person.caseId, person, '1992-02-02', '2031-03-02T10:00:00.000Z');
    await setBack(older);
    expect(await elsewhere(person)).toBe('not-told');
  });

  it('is not told any more when a third case, linked with its own, has left it otherwise since', async () => {
    const { person, other } = await aPersonAndAnotherCase();
    const third = (await storedCase(table)).case.id;
    const linked = [other, third].map((caseId) => ({ caseId, because: 'reunification' as const }));
    await table.store.change(person.caseId, command(undefined, '2031-02-01T10:00:00.000Z'), () => ({
      ...{ patch: { linked }, writes: [], facts: [{ act: 'case.linked' }], answer: {} },
    }));
    await leave(other, person, '1991-01-01', '2031-03-01T10:00:00.000Z');
    const older = await itemOf(person);
    await leave(third, person, '1992-02-02', '2031-03-02T10:00:00.000Z');
    expect(await elsewhere(person)).toBe('told');
    await setBack(older);
    expect(await elsewhere(person)).toBe('not-told');
  });

  it('is told when it was left after its own case had left it', async () => {
    const { person, other } = await aPersonAndAnotherCase();
    await leave(person.caseId, person, '1991-01-01', '2031-03-01T10:00:00.000Z');
    await leave(other, person, '1992-02-02', '2031-03-02T10:00:00.000Z');
    expect(await elsewhere(person)).toBe('told');
  });
});
