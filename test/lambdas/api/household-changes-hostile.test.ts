import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import type { CasePatch } from '../../../domain/case/change.ts';
import { noChange } from '../../../domain/case/change.ts';
import { undecided } from '../../../stages/state-decision/undecided.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const worker = staff('caseworker');
const supervisor = staff('supervisor');
const proof = { happenedOn: '2026-03-01', evidence: 'a paper of the registry office' };
const family = [adult(), adult({ relationship: 'spouse', name: 'Omar Haddad', sex: 'm' }), child()];
const baby = (name: string) => child({ relationship: 'daughter', name, sex: 'f', birthDate: '2026-03-01' });

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const propose = (file: CaseFile, change: unknown) =>
  api('ProposeHouseholdChange', { by: worker, path: { caseId: file.case.id }, body: { change, ...proof } });
async function confirm(file: CaseFile, changeId: unknown) {
  const workItemId = await storedItem(table, file.case.id, 'household-change', String(changeId));
  return api('DecideWorkItem', { by: supervisor, path: { workItemId }, body: { decision: 'confirm' } });
}
const reload = ({ case: { id } }: CaseFile) => table.store.loadCase(id);
const sonOf = (file: CaseFile) => file.persons.find(({ relationship }) => relationship === 'son')!.id;
const change = (file: CaseFile, patch: CasePatch, writes: CaseFile['persons'] | unknown[] = []) =>
  table.store.change(file.case.id, command(), () => ({
    ...noChange({}),
    patch,
    writes: writes as never,
    facts: [{ act: 'test.prepared' }],
  }));
const journey = (file: CaseFile, over: object) => ({
  ...{ type: 'travel-plan', schema: 4, caseId: file.case.id, documents: 'ready', bookings: 1 },
  ...{ escorted: false, fitToFly: true, ...over },
});
const ARRIVED = { departedAt: '2026-02-01T08:00:00Z', arrivedAt: '2026-02-02T08:00:00Z' };
const accepted = {
  'state-decision': { status: 'completed', outcome: 'accepted', at: '2026-02-01T08:00:00Z' },
} as CaseFile['case']['stages'];

describe('a hostile change of a household', () => {
  it('has the state decide on everybody who joins, also while it decides on another', async () => {
    const file = await storedCase(table, { members: family });
    await change(file, { stages: accepted });
    for (const name of ['Nur Haddad', 'Hala Haddad']) {
      const { body } = await propose(file, { kind: 'joins', because: 'birth', member: baby(name) });
      expect((await confirm(file, body.changeId)).status).toBe(200);
    }
    expect(
      undecided(await reload(file))
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Hala Haddad', 'Nur Haddad']);
  });

  it('moves nobody to a case of twenty members', async () => {
    const file = await storedCase(table, { members: family });
    const many = Array.from({ length: 19 }, (_, index) =>
      child({ relationship: 'niece-or-nephew', name: `Child ${String.fromCharCode(65 + index)}` }),
    );
    const other = await storedCase(table, { members: [adult({ name: 'Rima Haddad' }), ...many] });
    const answer = await propose(file, { kind: 'moves', members: [sonOf(file)], toCase: other.case.id });
    expect(answer).toMatchObject({ status: 400, body: { issues: [{ code: 'household-at-most' }] } });
  });

  it('moves nobody to a household that has arrived', async () => {
    const file = await storedCase(table, { members: family });
    const other = await storedCase(table, { members: [adult({ name: 'Rima Haddad' })] });
    await change(other, {}, [journey(other, ARRIVED)]);
    expect((await reload(other)).travel?.arrivedAt).toBeDefined();
    const answer = await propose(file, { kind: 'moves', members: [sonOf(file)], toCase: other.case.id });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('moves nobody who has arrived to a household that has not travelled', async () => {
    const file = await storedCase(table, { members: family });
    await change(file, {}, [journey(file, ARRIVED)]);
    const other = await storedCase(table, { members: [adult({ name: 'Rima Haddad' })] });
    const answer = await propose(file, { kind: 'moves', members: [sonOf(file)], toCase: other.case.id });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('takes no move back of members who have arrived since', async () => {
    const file = await storedCase(table, { members: family });
    const other = await storedCase(table, { members: [adult({ name: 'Rima Haddad' })] });
    const { body } = await propose(file, { kind: 'moves', members: [sonOf(file)], toCase: other.case.id });
    expect((await confirm(file, body.changeId)).status).toBe(200);
    await change(other, {}, [journey(other, ARRIVED)]);
    const answer = await propose(file, { kind: 'moves-back', changeId: body.changeId, acts: [] });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('brings nothing back that protects the other household', async () => {
    const file = await storedCase(table, { members: [adult({ name: 'Rima Odeh' })] });
    const other = await storedCase(table, { members: [adult({ name: 'Karima Saleh' })] });
    const raise = (caseId: string, instruction: string) =>
      api('RaiseFlag', {
        by: staff('supervisor'),
        path: { caseId },
        body: { kind: 'security', instruction, blocks: [] },
      });
    await raise(other.case.id, 'theirs alone');
    const confirm = async (change: unknown) => {
      const path = { caseId: file.case.id };
      const body = { change, happenedOn: '2026-03-01', evidence: 'seen' };
      const { body: asked } = await api('ProposeHouseholdChange', { by: staff('caseworker'), path, body });
      const workItemId = await storedItem(table, file.case.id, 'household-change', String(asked.changeId));
      const answer = await api('DecideWorkItem', {
        by: staff('supervisor'),
        path: { workItemId },
        body: { decision: 'confirm' },
      });
      expect(answer.status).toBe(200);
      return String(asked.changeId);
    };
    const members = [file.persons[0]!.id];
    const changeId = await confirm({ kind: 'moves', members, toCase: other.case.id });
    await confirm({ kind: 'moves-back', changeId, acts: [] });
    const back = await table.store.loadCase(file.case.id);
    expect(back.persons.map(({ status }) => status)).toEqual(['active']);
    expect(back.flags).toEqual([]);
  });

  it('leaves nobody to a decision on newcomers when the state decides on all of them again', async () => {
    const file = await storedCase(table, { members: family });
    await change(file, { stages: accepted });
    const { body } = await propose(file, { kind: 'joins', because: 'birth', member: baby('Nur Haddad') });
    expect((await confirm(file, body.changeId)).status).toBe(200);
    const reopened = { status: 'reopened', outcome: 'appeal', at: '2026-03-01T08:00:00Z' };
    await change(file, { stages: { 'state-decision': reopened } as CaseFile['case']['stages'] });
    const workItemId = await storedItem(table, file.case.id, 'state-decision');
    const deny = { decision: 'deny', reasonCode: 'checks-not-passed' };
    const path = { workItemId };
    expect((await api('DecideWorkItem', { by: staff('caseworker'), path, body: deny })).status).toBe(200);
    expect((await reload(file)).case).toMatchObject({ status: 'closing', closing: { outcome: 'denied' } });
  });
});
