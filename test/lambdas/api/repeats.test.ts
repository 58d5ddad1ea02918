import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, household } from '../../fixtures/household.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const worker = staff('caseworker');
const supervisor = staff('supervisor');
let table: TestTable;

beforeAll(async () => {
  table = await openTestTable();
});

const registered = async (): Promise<string> =>
  String((await api('RegisterCase', { by: worker, body: household({ members: [adult()] }) })).body.caseId);

describe('a command that comes again when the case has moved on', () => {
  it('StartCase: gets the first answer from a case that was withdrawn since', async () => {
    const caseId = await registered();
    const start = () => api('StartCase', { by: worker, path: { caseId }, key: `start-${caseId}` });
    const first = await start();
    await api('WithdrawCase', { by: worker, path: { caseId }, body: { reasonCode: 'changed-plans' } });
    const before = (await table.store.loadCase(caseId)).case.version;
    expect(await start()).toMatchObject({ status: 202, body: first.body });
    expect((await table.store.loadCase(caseId)).case.version).toBe(before);
  });

  it('LiftFlag: lifts once and answers the same', async () => {
    const caseId = await registered();
    const flag = { kind: 'security', instruction: 'call first', blocks: ['travel'] };
    const { flagId } = (await api('RaiseFlag', { by: supervisor, path: { caseId }, body: flag })).body;
    const lift = () =>
      api('LiftFlag', {
        by: supervisor,
        path: { caseId, flagId: String(flagId) },
        body: { reasonCode: 'resolved' },
        key: `lift-${caseId}`,
      });
    const first = await lift();
    const after = (await table.store.loadCase(caseId)).case.version;
    expect(await lift()).toMatchObject({ status: 200, body: first.body });
    expect((await table.store.loadCase(caseId)).case.version).toBe(after);
  });
});
