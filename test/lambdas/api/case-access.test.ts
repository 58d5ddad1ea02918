import { beforeAll, describe, expect, it } from 'vitest';
import { plus } from '../../../domain/calendar.ts';
import type { TestTable } from '../../dynamodb-local.ts';
import { openTestTable } from '../../dynamodb-local.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const officer = staff('protection-officer');
const worker = staff('caseworker', 'amman', 'worker');
const stranger = staff('health-staff', 'nairobi', 'stranger');
const flag = { kind: 'protection', instruction: 'ask her alone', blocks: [] };
const read = async (caseId: string, by = worker, at = AT) =>
  (await api('ReadCase', { by, path: { caseId }, at })).status;
const restricted = async (): Promise<string> => {
  const { case: head } = await storedCase(table);
  await api('RaiseFlag', { by: officer, path: { caseId: head.id }, body: flag });
  return head.id;
};

describe('a restricted case', () => {
  it('stays open to whoever raised the flag', async () => {
    const { case: head } = await storedCase(table);
    await api('RaiseFlag', { by: worker, path: { caseId: head.id }, body: flag });
    expect(await read(head.id)).toBe(200);
    expect(await read(head.id, staff('caseworker', 'amman', 'other'))).toBe(403);
  });

  it('is open to auditors, who see no personal data in it', async () => {
    const caseId = await restricted();
    const answer = await api('ReadCase', { by: staff('auditor', 'geneva'), path: { caseId } });
    expect(answer).toMatchObject({
      status: 200,
      body: { withheld: ['identity', 'health', 'protection', 'contact'] },
    });
  });

  it('opens to a person who is named, until then or until that ends', async () => {
    const caseId = await restricted();
    const name = (body: object) => api('NameReader', { by: officer, path: { caseId }, body });
    const until = plus(AT, 'P1D');
    const named = await name({ reader: 'worker', reasonCode: 'covers-colleague', until });
    expect([named.status, await read(caseId), await read(caseId, worker, until)]).toEqual([201, 200, 403]);
    const { grantId } = (await name({ reader: 'worker', reasonCode: 'covers-colleague' })).body;
    expect(await read(caseId, worker, until)).toBe(200);
    const end = { by: officer, path: { caseId, grantId: String(grantId) }, body: { reasonCode: 'back' } };
    expect((await api('EndAccess', end)).status).toBe(200);
    expect(await read(caseId, worker, until)).toBe(403);
    expect((await name({ reader: 'worker', reasonCode: 'late', until: AT })).status).toBe(400);
  });

  it('is named by protection officers and supervisors alone', async () => {
    const caseId = await restricted();
    const body = { reader: 'worker', reasonCode: 'mine' };
    expect((await api('NameReader', { by: worker, path: { caseId }, body })).status).toBe(403);
    const abroad = staff('supervisor', 'nairobi');
    expect((await api('NameReader', { by: abroad, path: { caseId }, body })).status).toBe(404);
  });
});

describe('POST /cases/{caseId}/break-glass', () => {
  const body = { reasonCode: 'life-in-danger', note: 'She called from the hospital.' };
  const glass = (caseId: string, by = worker, key = 'glass') =>
    api('BreakGlass', { by, path: { caseId }, body, key });

  it('opens a restricted case for an hour, tells a supervisor and the audit, and not the note', async () => {
    const caseId = await restricted();
    const opened = await glass(caseId);
    const until = plus(AT, 'PT60M');
    expect(opened).toMatchObject({ status: 201, body: { until } });
    expect((await glass(caseId)).body).toEqual(opened.body);
    expect(await read(caseId)).toBe(200);
    expect(await read(caseId, worker, until)).toBe(403);
    const entries = await table.store.readAudit(caseId, 0, 20);
    const broken = entries.filter(({ facts }) => facts[0]?.act === 'access.break-glass');
    expect(broken).toMatchObject([
      { actor: { id: 'worker' }, facts: [{ details: { reasonCode: 'life-in-danger', until } }] },
    ]);
    expect(JSON.stringify(entries)).not.toContain('hospital');
    const notices = (await table.scan()).filter((item) => item.type === 'notice' && item.caseId === caseId);
    expect(notices).toMatchObject([
      {
        template: 'break-glass',
        to: { kind: 'role', role: 'supervisor', office: 'amman' },
        data: { reader: 'worker' },
      },
    ]);
    expect(JSON.stringify(notices)).not.toContain('hospital');
  });

  it('opens a case of other offices, for reading and for acting', async () => {
    const { case: head } = await storedCase(table);
    expect(await read(head.id, stranger)).toBe(404);
    expect((await glass(head.id, stranger)).status).toBe(201);
    expect(await read(head.id, stranger)).toBe(200);
    const raised = await api('RaiseFlag', {
      by: stranger,
      path: { caseId: head.id },
      body: { kind: 'medical-hold', instruction: 'fever', blocks: ['travel'] },
    });
    expect(raised.status).toBe(202);
    const other = staff('health-staff', 'nairobi', 'other');
    expect(await read(head.id, other)).toBe(404);
  });

  it('is refused when the case is open anyway, is not there, or to people without a case role', async () => {
    const { case: head } = await storedCase(table);
    expect(await glass(head.id)).toMatchObject({
      status: 409,
      body: { type: 'urn:kinbridge:error:WrongState' },
    });
    expect((await glass(`case-${'0'.repeat(20)}`)).status).toBe(404);
    for (const role of ['auditor', 'administrator', 'sponsor'] as const)
      expect((await glass(head.id, staff(role, 'geneva'))).status).toBe(403);
  });

  it('stands in the view of the case with its note, for who sees protection', async () => {
    const caseId = await restricted();
    await glass(caseId);
    const view = await api('ReadCase', { by: officer, path: { caseId } });
    expect(view.body.access).toMatchObject([{ kind: 'break-glass', reader: 'worker', note: body.note }]);
    const audited = await api('ReadCase', { by: staff('auditor', 'geneva'), path: { caseId } });
    expect(audited.text).not.toContain('hospital');
  });
});
