import { beforeAll, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const baby = (name: string, over = {}) =>
  child({ relationship: 'daughter', name, sex: 'f', birthDate: '2026-03-01', ...over });
const propose = (file: CaseFile, member: ReturnType<typeof baby>, over = {}) =>
  api('ProposeHouseholdChange', {
    by: staff('caseworker'),
    path: { caseId: file.case.id },
    body: {
      change: { kind: 'joins', because: 'birth', member },
      ...{ happenedOn: '2026-03-01', evidence: 'a paper of the hospital', ...over },
    },
  });

it('a newborn spelled in two ways is proposed once, and joins once; a twin is recorded with a word', async () => {
  const file = await storedCase(table, { members: [adult()] });
  const refused = { status: 400, body: { issues: [{ path: 'another', code: 'another-person' }] } };
  const { status, body } = await propose(file, baby('Nur Haddad'));
  expect(status).toBe(202);
  expect(await propose(file, baby('نور حداد', { birthDate: '2026-03-02' }))).toMatchObject(refused);
  const workItemId = await storedItem(table, file.case.id, 'household-change', String(body.changeId));
  const confirmed = await api('DecideWorkItem', {
    by: staff('supervisor'),
    path: { workItemId },
    body: { decision: 'confirm' },
  });
  expect(confirmed.status).toBe(200);
  expect(await propose(file, baby('Nour Haddad'))).toMatchObject(refused);
  expect((await propose(file, baby('Amal Haddad'))).status).toBe(202);
  const twin = await propose(file, baby('نور حداد'), { another: 'a twin of the same name' });
  expect(twin.status).toBe(202);
  const { changes } = await table.store.loadCase(file.case.id);
  expect(changes.map(({ evidence }) => evidence)).toContain(
    'a paper of the hospital · a twin of the same name',
  );
});
