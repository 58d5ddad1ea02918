import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { noChange } from '../../../domain/case/change.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const judge = staff('supervisor', 'amman', 'judge');
const second = staff('supervisor', 'amman', 'second');
const evidence = 'the daughter told us that she lives with her husband';
const daughter = adult({ relationship: 'daughter', name: 'Rasha Hallak', birthDate: '2001-03-04' });
const reload = ({ case: { id } }: CaseFile) => table.store.loadCase(id);
const statusOf = async (file: CaseFile, id: string) =>
  (await reload(file)).persons.find((one) => one.id === id)?.status;
const decide = (workItemId: string, body: object, by = judge) =>
  api('DecideWorkItem', { by, path: { workItemId }, body });

/** The parents' household with a daughter who is registered with her husband too, and the question about them. */
async function compared(office = 'amman') {
  const known = await storedCase(table, {
    office,
    members: [adult({ name: 'Tarek Sabbagh', sex: 'm' }), { ...daughter, relationship: 'spouse' }],
  });
  const file = await storedCase(table, {
    office: 'amman',
    members: [adult({ name: 'Huda Hallak' }), daughter, child({ name: 'Sami Hallak' })],
  });
  const held = { by: known.case.id, office: 'amman', running: true as const };
  await table.store.change(file.case.id, command(), () => ({
    ...noChange({}),
    patch: { held },
    facts: [{ act: 'record.alike', subject: file.case.id, details: { persons: 1 } }],
  }));
  const item = await storedItem(table, file.case.id, 'same-number', file.case.id);
  const { id } = file.persons.find(({ name }) => name === daughter.name)!;
  return { known, file, item, id };
}
const samePersons = (...ids: string[]) => ({ decision: 'same-persons', samePersons: ids, evidence });

describe('a member who stands in two households', () => {
  it('is named by whoever compares them; a second person confirms, and she is in one; the pair is remembered', async () => {
    const { known, file, item, id } = await compared();
    expect((await decide(item, samePersons(id))).status).toBe(200);
    const asked = await reload(file);
    expect(asked.case).toMatchObject({ apart: [known.case.id] });
    expect(asked.case.held).toBeUndefined();
    expect(asked.changes).toMatchObject([{ status: 'proposed', already: [id], proposedBy: judge.id }]);
    expect(await statusOf(file, id)).toBe('active');
    const before = await reload(known);
    const confirmation = await storedItem(table, file.case.id, 'household-change', asked.changes[0]!.id);
    expect((await decide(confirmation, { decision: 'confirm' })).status).toBe(403);
    expect((await decide(confirmation, { decision: 'confirm' }, second)).status).toBe(200);
    expect(await statusOf(file, id)).toBe('split');
    expect((await reload(known)).persons).toEqual(before.persons);
  });

  it('is back in both when the decision is taken back', async () => {
    const { file, item, id } = await compared();
    await decide(item, samePersons(id));
    const [change] = (await reload(file)).changes;
    const confirmation = await storedItem(table, file.case.id, 'household-change', change!.id);
    await decide(confirmation, { decision: 'confirm' }, second);
    const back = await api('ProposeHouseholdChange', {
      by: judge,
      path: { caseId: file.case.id },
      body: {
        change: { kind: 'moves-back', changeId: change!.id, acts: [] },
        ...{ happenedOn: '2026-03-01', evidence: 'it is her sister' },
      },
    });
    expect(back.status).toBe(202);
    const again = await storedItem(table, file.case.id, 'household-change', String(back.body.changeId));
    expect((await decide(again, { decision: 'confirm' }, second)).status).toBe(200);
    expect(await statusOf(file, id)).toBe('active');
  });

  it('cannot be named across offices, nor somebody who is not a member, nor children alone', async () => {
    const elsewhere = await compared('nairobi');
    expect((await decide(elsewhere.item, samePersons(elsewhere.id))).status).not.toBe(200);
    const { file, item } = await compared();
    expect((await decide(item, samePersons('person-00000000000000000000'))).status).toBe(404);
    const grown = file.persons.filter(({ name }) => name !== 'Sami Hallak').map(({ id }) => id);
    expect((await decide(item, samePersons(...grown))).status).toBe(400);
    expect((await reload(file)).case.held).toBeDefined();
  });
});
