import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../domain/case/case-file.ts';
import { consents } from '../../../domain/case/consent-uses.ts';
import { ASYLUM, AT, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { adult, child } from '../../fixtures/household.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const worker = staff('caseworker');
const supervisor = staff('supervisor');
const second = staff('supervisor', ASYLUM, 'supervisor-2');
const WORDS = 'Please stop using what I told you about my brother.';
const asked = { askedBy: 'self', channel: 'in-person', words: WORDS, askedOn: '2026-03-01' };
const members = [adult(), adult({ relationship: 'spouse', name: 'Omar Haddad', sex: 'm' }), child()];

const ask = (file: CaseFile, body: object, by = worker) =>
  api('AskRight', { by, path: { recordId: file.case.id }, body: { ...asked, ...body } });
const list = async (recordId: string, by = worker) =>
  (await api('ListRights', { by, path: { recordId } })).body as {
    requests: Record<string, unknown>[];
    holds: Record<string, unknown>[];
  };
const decide = async (caseId: string, requestId: unknown, body: object, by = supervisor) => {
  const workItemId = await storedItem(table, caseId, 'rights-request', String(requestId));
  return api('DecideWorkItem', { by, path: { workItemId }, body: { told: 'in-person', ...body } });
};
const factsOf = async (caseId: string) =>
  (await table.store.readAudit(caseId, 0, 50))
    .flatMap(({ facts }) => facts)
    .filter(({ act }) => act.startsWith('right.'));

describe('a right that somebody asks for', () => {
  it('is recorded with their words, due in 30 days, and decided by a supervisor who sees them', async () => {
    const file = await storedCase(table, { members });
    const caseId = file.case.id;
    const personId = file.persons[0]!.id;
    const { status, body } = await ask(file, { right: 'restriction', personId });
    expect(status).toBe(202);
    const workItemId = await storedItem(table, caseId, 'rights-request', String(body.requestId));
    const view = await api('ReadWorkItem', { by: supervisor, path: { workItemId } });
    expect(view.body).toMatchObject({ rightsRequest: { right: 'restriction', personId, words: WORDS } });
    expect((await decide(caseId, body.requestId, { decision: 'granted' })).status).toBe(200);
    expect(await list(caseId)).toMatchObject({
      requests: [{ right: 'restriction', status: 'granted', dueOn: '2026-03-31', words: WORDS }],
    });
    const hidden = await list(caseId, staff('auditor', 'geneva'));
    expect([hidden.requests[0]?.words, hidden.requests[0]?.right]).toEqual([undefined, 'restriction']);
    expect(await factsOf(caseId)).toMatchObject([
      { act: 'right.asked', details: { right: 'restriction', personId, channel: 'in-person' } },
      { act: 'right.decided', details: { decision: 'granted', told: 'in-person' } },
    ]);
    expect(JSON.stringify(await table.store.readAudit(caseId, 0, 50))).not.toContain('brother');
  });

  it('stops every use of consent for whom it is about alone, until it is lifted', async () => {
    const file = await storedCase(table, { members });
    const caseId = file.case.id;
    const [one, other] = file.persons.map(({ id }) => id) as [string, string];
    const { body } = await ask(file, { right: 'restriction', personId: one });
    const uses = async (personId: string) => {
      const now = await table.store.loadCase(caseId);
      return [consents(now, 'tracing-index', personId, AT), consents(now, 'sponsor-offer', personId, AT)];
    };
    const before = await uses(one);
    expect(before).toContain(true);
    await decide(caseId, body.requestId, { decision: 'granted' });
    expect([await uses(one), await uses(other)]).toEqual([[false, false], before]);
    const view = await api('ReadCase', { by: worker, path: { caseId } });
    expect(view.body.restrictions).toMatchObject([{ right: 'restriction', personId: one }]);
    const path = { recordId: caseId, requestId: String(body.requestId) };
    const lift = { path, body: { reasonCode: 'asked-again' } };
    expect((await api('LiftRight', { by: worker, ...lift })).status).toBe(403);
    expect((await api('LiftRight', { by: supervisor, ...lift })).status).toBe(200);
    expect(await uses(one)).toEqual(before);
  });

  it('objects to one purpose and leaves the others', async () => {
    const file = await storedCase(table, { members });
    const personId = file.persons[0]!.id;
    expect((await ask(file, { right: 'objection', personId })).body).toMatchObject({
      issues: [{ path: 'purpose', code: 'required' }],
    });
    const { body } = await ask(file, { right: 'objection', personId, purpose: 'disclosure-to-sponsor' });
    const holds = async (use: 'sponsor-offer' | 'eligibility-review') =>
      consents(await table.store.loadCase(file.case.id), use, personId, AT);
    const before = await holds('eligibility-review');
    await decide(file.case.id, body.requestId, { decision: 'granted' });
    expect([await holds('sponsor-offer'), await holds('eligibility-review')]).toEqual([false, before]);
  });

  it('says what was corrected, or why not', async () => {
    const file = await storedCase(table, { members });
    const personId = file.persons[0]!.id;
    const { body } = await ask(file, { right: 'correction', personId });
    expect(await decide(file.case.id, body.requestId, { decision: 'granted' })).toMatchObject({
      status: 400,
    });
    const note = 'The year of birth is 1991.';
    expect((await decide(file.case.id, body.requestId, { decision: 'granted', note })).status).toBe(200);
    const again = await ask(file, { right: 'correction', personId });
    const refusal = { decision: 'refused', reasonCode: 'record-is-right' };
    expect((await decide(file.case.id, again.body.requestId, refusal)).status).toBe(200);
    expect((await list(file.case.id)).requests).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ status: 'granted', outcome: note }),
        expect.objectContaining({
          status: 'refused',
          decision: expect.objectContaining({ reasonCode: 'record-is-right' }),
        }),
      ]),
    );
  });

  it('is asked once: a second time it waits for the first answer', async () => {
    const file = await storedCase(table, { members });
    await ask(file, { right: 'restriction' });
    expect((await ask(file, { right: 'restriction', words: 'Again.' })).status).toBe(409);
  });

  it('is never granted by whoever recorded it, if it is an erasure', async () => {
    const file = await storedCase(table, { members });
    const { body } = await ask(file, { right: 'erasure', personId: file.persons[1]!.id }, supervisor);
    expect(await decide(file.case.id, body.requestId, { decision: 'granted' })).toMatchObject({
      status: 403,
    });
    const refusal = { decision: 'refused', reasonCode: 'case-runs' };
    expect((await decide(file.case.id, body.requestId, refusal, second)).status).toBe(200);
  });
});

describe('a legal hold', () => {
  it('is set by a supervisor on an order, shown, and lifted with a reason', async () => {
    const file = await storedCase(table, { members });
    const path = { recordId: file.case.id };
    const order = { reasonCode: 'court-order', authority: 'court', reference: 'KZ 14/2026' };
    expect((await api('SetHold', { by: worker, path, body: order })).status).toBe(403);
    const set = await api('SetHold', { by: supervisor, path, body: order });
    expect(set.status).toBe(202);
    const view = () => api('ReadCase', { by: worker, path: { caseId: file.case.id } });
    expect((await view()).body.onHold).toBe(true);
    expect((await list(file.case.id)).holds).toMatchObject([{ authority: 'court', reference: 'KZ 14/2026' }]);
    const administrator = staff('administrator', 'geneva');
    expect((await list(file.case.id, administrator)).holds[0]?.reference).toBeUndefined();
    const lifted = { path: { ...path, holdId: String(set.body.holdId) }, body: { reasonCode: 'case-ended' } };
    expect((await api('LiftHold', { by: administrator, ...lifted })).status).toBe(200);
    expect((await view()).body.onHold).toBe(false);
  });
});
