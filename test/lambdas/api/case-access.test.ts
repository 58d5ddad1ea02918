import { beforeAll, describe, expect, it } from 'vitest';
import { relayOf } from '../../../domain/casework/relay.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { plus } from '../../../domain/kernel/calendar.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

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
  const { case: caseRecord } = await storedCase(table);
  await api('RaiseFlag', { by: officer, path: { caseId: caseRecord.id }, body: flag });
  return caseRecord.id;
};

describe('a restricted case', () => {
  it('stays open to whoever raised the flag', async () => {
    const { case: caseRecord } = await storedCase(table);
    await api('RaiseFlag', { by: worker, path: { caseId: caseRecord.id }, body: flag });
    expect(await read(caseRecord.id)).toBe(200);
    expect(await read(caseRecord.id, staff('caseworker', 'amman', 'other'))).toBe(403);
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
    await api('ReadSession', { by: worker });
    const name = (body: object) => api('GrantCaseAccess', { by: officer, path: { caseId }, body });
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
    expect((await api('GrantCaseAccess', { by: worker, path: { caseId }, body })).status).toBe(403);
    const abroad = staff('supervisor', 'nairobi');
    expect((await api('GrantCaseAccess', { by: abroad, path: { caseId }, body })).status).toBe(404);
  });
});

describe('naming a reader', () => {
  const name = (caseId: string, by: Actor, body: object) =>
    api('GrantCaseAccess', { by, path: { caseId }, body });

  it('is never done for oneself', async () => {
    const caseId = await restricted();
    const body = { reader: officer.id, reasonCode: 'mine', until: plus(AT, 'P1D') };
    expect(await name(caseId, officer, body)).toMatchObject({
      status: 403,
      body: { type: 'urn:kinbridge:error:FourEyes' },
    });
  });

  it('ends for somebody of another office, who reads and changes nothing', async () => {
    const { case: caseRecord } = await storedCase(table);
    const abroad = staff('caseworker', 'nairobi', 'abroad');
    await api('ReadSession', { by: abroad });
    const body = { reader: 'abroad', reasonCode: 'hands-over' };
    for (const until of [undefined, plus(AT, 'P2Y')])
      expect(await name(caseRecord.id, officer, { ...body, until })).toMatchObject({
        status: 400,
        body: { issues: [{ path: 'until', code: 'reader-elsewhere-ends' }] },
      });
    expect((await name(caseRecord.id, officer, { ...body, until: plus(AT, 'P30D') })).status).toBe(201);
    expect(await read(caseRecord.id, abroad)).toBe(200);
    const change = await api('WithdrawCase', {
      by: abroad,
      path: { caseId: caseRecord.id },
      body: { reasonCode: 'x-y' },
    });
    expect(change.status).toBe(403);
  });
});

describe('POST /cases/{caseId}/break-glass', () => {
  const body = { reasonCode: 'life-in-danger', note: 'She called from the hospital.' };
  const changed = async (caseId: string, by: Actor): Promise<number[]> => {
    const file = await table.store.loadCase(caseId);
    const personId = file.persons[0]!.id;
    const consentId = file.consents[0]!.id;
    const grantId = file.access[0]!.id;
    const calls: [string, Record<string, string>, object?][] = [
      ['GrantCaseAccess', { caseId }, { reader: 'friend', reasonCode: 'x-y', until: plus(AT, 'P1D') }],
      ['RaiseFlag', { caseId }, { kind: 'medical-hold', instruction: 'fever', blocks: ['travel'] }],
      ['EndAccess', { caseId, grantId }, { reasonCode: 'x-y' }],
      ['CancelCase', { caseId }, { reasonCode: 'x-y' }],
      ['RecordDeath', { caseId }, { personId }],
      ['WithdrawConsent', { caseId, consentId }],
      ['StartCase', { caseId }],
    ];
    const answers = calls.map(([name, path, body]) => api(name, { by, path, body }));
    return (await Promise.all(answers)).map(({ status }) => status);
  };
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

  it('opens a case of other offices for reading, and every command stays refused', async () => {
    const { case: caseRecord } = await storedCase(table);
    expect(await read(caseRecord.id, stranger)).toBe(404);
    expect((await glass(caseRecord.id, stranger)).status).toBe(201);
    expect(await read(caseRecord.id, stranger)).toBe(200);
    const other = staff('health-staff', 'nairobi', 'other');
    expect(await read(caseRecord.id, other)).toBe(404);
    const chief = staff('supervisor', 'nairobi', 'chief');
    expect((await glass(caseRecord.id, chief, 'chief')).status).toBe(201);
    expect(await changed(caseRecord.id, chief)).toEqual(Array(7).fill(403));
  });

  it('opens a restricted case of the own office for reading, and neither it nor its work can be changed', async () => {
    const caseId = await restricted();
    const item = await storedItem(table, caseId, 'eligibility-review');
    expect((await glass(caseId)).status).toBe(201);
    const path = { workItemId: item };
    const done = { decision: 'not-recommended', reasonCode: 'exclusion', counselled: [] };
    expect((await api('ReadWorkItem', { by: worker, path })).status).toBe(200);
    expect((await api('ClaimWorkItem', { by: worker, path })).status).toBe(403);
    expect((await api('DecideWorkItem', { by: worker, path, body: done })).status).toBe(403);
    const withdrawn = { by: worker, path: { caseId }, body: { reasonCode: 'x-y' } };
    expect((await api('WithdrawCase', withdrawn)).status).toBe(403);
  });

  it('opens a review for another office’s supervisor, who can end it; the reader cannot judge', async () => {
    const caseId = await restricted();
    const { grantId } = (await glass(caseId)).body;
    const stored = (await table.store.loadCase(caseId)).access[0]!;
    expect(relayOf(undefined, stored)).toMatchObject([
      {
        kind: 'start',
        workflow: 'case-attention',
        input: { caseId, kind: 'access-review', subject: grantId },
      },
    ]);
    const item = await storedItem(table, caseId, 'access-review', String(grantId));
    const decide = (by: Actor) =>
      api('DecideWorkItem', {
        by,
        path: { workItemId: item },
        body: { decision: 'not-justified', reasonCode: 'no-emergency' },
      });
    expect((await decide(staff('supervisor', 'amman', 'own'))).status).toBe(404);
    const himself = { ...staff('supervisor', 'winnipeg', 'worker') };
    expect((await decide(himself)).body.type).toBe('urn:kinbridge:error:FourEyes');
    expect((await decide(staff('supervisor', 'winnipeg', 'judge'))).status).toBe(200);
    expect(await read(caseId)).toBe(403);
  });

  it('is refused when the case is open anyway, is not there, or to people without a case role', async () => {
    const { case: caseRecord } = await storedCase(table);
    expect(await glass(caseRecord.id)).toMatchObject({
      status: 409,
      body: { type: 'urn:kinbridge:error:WrongState' },
    });
    expect((await glass(`case-${'0'.repeat(20)}`)).status).toBe(404);
    for (const role of ['auditor', 'administrator', 'sponsor'] as const)
      expect((await glass(caseRecord.id, staff(role, 'geneva'))).status).toBe(403);
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
