import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../../fixtures/api.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const office = 'batch-1';
const [anna, bilal] = [staff('caseworker', office, 'anna.b'), staff('caseworker', office, 'bilal.b')];
const lead = staff('supervisor', office, 'lead.b');

async function item() {
  const { case: caseRecord } = await storedCase(table, { office });
  const workItemId = await storedItem(table, caseRecord.id, 'eligibility-review');
  return { workItemId, caseId: caseRecord.id, version: 1, path: { workItemId } };
}
const begin = (by: Actor, body: object) => api('BeginBatch', { by, body });
const chosen = (items: { workItemId: string; version: number }[]) =>
  items.map(({ workItemId, version }) => ({ workItemId, version }));
async function through(batchId: string) {
  const handler = await handlerOf('WorkThroughBatch');
  const input = { caseId: batchId, command: 'a command', at: AT, batchId };
  while (((await handler(input, CONTEXT)) as { more: boolean }).more);
}
const outcomes = async (by: Actor, batchId: string) => {
  const { body } = await api('ReadBatch', { by, path: { batchId } });
  return (body.items as { state: string; why?: string; item: object | null }[]).map(
    ({ state, why }) => why ?? state,
  );
};
const actsOf = async (caseId: string) =>
  (await table.store.readAudit(caseId, 0, 100)).flatMap(({ facts, actor }) =>
    facts.map(({ act }) => `${act} ${actor.id}`),
  );

describe('a batch', () => {
  it('does to each chosen item what one would do to it, and tells what became of each', async () => {
    const [first, taken, changed, other] = [await item(), await item(), await item(), await item()];
    await api('ClaimWorkItem', { by: bilal, path: taken.path });
    await api('ClaimWorkItem', { by: anna, path: changed.path });
    await api('ReleaseWorkItem', { by: anna, path: changed.path });
    const seen = [first, { ...taken, version: 2 }, changed];
    const { status, body } = await begin(anna, { act: 'claim', items: chosen(seen) });
    expect(status).toBe(202);
    const batchId = String(body.batchId);
    expect(await outcomes(anna, batchId)).toEqual(['waiting', 'waiting', 'waiting']);
    await through(batchId);
    expect(await outcomes(anna, batchId)).toEqual(['done', 'WrongState', 'VersionConflict']);
    expect(await actsOf(first.caseId)).toContain('work-item.claimed anna.b');
    const [untouched] = await table.store.loadWorkItems([other.workItemId]);
    expect(untouched).toMatchObject({ status: 'open', version: 1 });
    expect((await api('ReadBatch', { by: bilal, path: { batchId } })).status).toBe(404);
  });

  it('is taken back as a batch of its own, except what somebody went on with', async () => {
    const items = [await item(), await item()];
    const batchId = String((await begin(anna, { act: 'claim', items: chosen(items) })).body.batchId);
    expect((await api('UndoBatch', { by: anna, path: { batchId } })).status).toBe(409);
    await through(batchId);
    await api('ReassignWorkItem', { by: lead, path: items[1]!.path, body: { assignee: 'bilal.b' } });
    const undone = await api('UndoBatch', { by: anna, path: { batchId } });
    expect(undone.status).toBe(202);
    const back = String(undone.body.batchId);
    await through(back);
    expect(await outcomes(anna, back)).toEqual(['done', 'VersionConflict']);
    expect((await api('UndoBatch', { by: anna, path: { batchId } })).status).toBe(409);
    const { body } = await api('ReadBatch', { by: anna, path: { batchId } });
    expect(body).toMatchObject({ undoneBy: back });
  });

  it('gives to a colleague only by a supervisor, and only what the colleague may decide', async () => {
    const items = [await item(), await item()];
    const give = { act: 'reassign', assignee: 'bilal.b', items: chosen(items) };
    expect((await begin(anna, give)).status).toBe(403);
    await api('ListWorkItems', { by: bilal });
    const batchId = String((await begin(lead, give)).body.batchId);
    await through(batchId);
    expect(await outcomes(lead, batchId)).toEqual(['done', 'done']);
    await api('ListWorkItems', { by: staff('health-staff', office, 'doctor.b') });
    const wrong = await begin(lead, { ...give, assignee: 'doctor.b', items: chosen([await item()]) });
    await through(String(wrong.body.batchId));
    expect(await outcomes(lead, String(wrong.body.batchId))).toEqual(['InvalidInput']);
  });

  it('shows nothing of what its maker may not see, and does nothing to it', async () => {
    const { case: elsewhere } = await storedCase(table, { office: 'batch-2' });
    const workItemId = await storedItem(table, elsewhere.id, 'eligibility-review');
    const batchId = String(
      (await begin(anna, { act: 'claim', items: [{ workItemId, version: 1 }] })).body.batchId,
    );
    await through(batchId);
    const { body, text } = await api('ReadBatch', { by: anna, path: { batchId } });
    expect(body.items).toEqual([{ workItemId, state: 'not-done', why: 'NotFound', item: null }]);
    expect(text).not.toContain(elsewhere.number);
  });

  it('asks whoever has each item how it stands, or its queue, and changes nothing', async () => {
    const [held, own, free] = [await item(), await item(), await item()];
    await api('ClaimWorkItem', { by: bilal, path: held.path });
    await api('ClaimWorkItem', { by: lead, path: own.path });
    const items = chosen([{ ...held, version: 2 }, { ...own, version: 2 }, free]);
    expect((await begin(anna, { act: 'ask-after', items })).status).toBe(403);
    const batchId = String((await begin(lead, { act: 'ask-after', items })).body.batchId);
    await through(batchId);
    await through(batchId);
    expect(await outcomes(lead, batchId)).toEqual(['done', 'WrongState', 'done']);
    const noticesOf = async (by: Actor) =>
      ((await api('ListNotices', { by })).body.notices as { template: string; ownerId: string }[])
        .filter(({ template }) => template === 'work-item-asked-after')
        .map(({ ownerId }) => ownerId);
    expect((await noticesOf(bilal)).toSorted()).toEqual([held.caseId, free.caseId].toSorted());
    expect(await noticesOf(anna)).toEqual([free.caseId]);
    expect(await actsOf(held.caseId)).toContain('work-item.asked-after lead.b');
    const [untouched] = await table.store.loadWorkItems([held.workItemId]);
    expect(untouched).toMatchObject({ status: 'claimed', assignee: 'bilal.b', version: 2 });
    expect((await api('UndoBatch', { by: lead, path: { batchId } })).status).toBe(409);
  });

  it('stands for the open work of a whole list of cases of the office, and of chosen ones only for what failed', async () => {
    const place = 'batch-list';
    const [carer, boss] = [staff('caseworker', place, 'carer.b'), staff('supervisor', place, 'boss.b')];
    const { case: normal } = await storedCase(table, { office: place });
    const { case: urgent } = await storedCase(table, { office: place, priority: 'urgent' });
    await storedItem(table, normal.id, 'eligibility-review');
    await storedItem(table, urgent.id, 'eligibility-review');
    await storedItem(table, urgent.id, 'failed-stage');
    expect((await begin(carer, { act: 'claim', list: {} })).body).toMatchObject({ count: 2 });
    expect((await begin(carer, { act: 'claim', list: { priority: 'urgent' } })).body).toMatchObject({
      count: 1,
    });
    expect((await begin(carer, { act: 'claim', list: { status: 'closed' } })).status).toBe(409);
    const failed = await begin(boss, { act: 'retry-stage', cases: [normal.id, urgent.id] });
    expect(failed.body).toMatchObject({ count: 1 });
  });

  it('gives the open work of chosen cases, of those queues alone that are the caller\u2019s, and says how much', async () => {
    const [one, other] = [await item(), await item()];
    const second = await storedItem(table, one.caseId, 'health-exam');
    const { case: elsewhere } = await storedCase(table, { office: 'batch-2' });
    await storedItem(table, elsewhere.id, 'eligibility-review');
    const cases = [one.caseId, other.caseId, elsewhere.id];
    const own = await begin(anna, { act: 'claim', cases });
    expect(own.body).toMatchObject({ count: 2, left: 0 });
    await through(String(own.body.batchId));
    expect(await outcomes(anna, String(own.body.batchId))).toEqual(['done', 'done']);
    await api('ListWorkItems', { by: bilal });
    const give = await begin(lead, { act: 'reassign', assignee: 'bilal.b', cases });
    expect(give.body).toMatchObject({ count: 3 });
    await through(String(give.body.batchId));
    expect((await outcomes(lead, String(give.body.batchId))).toSorted()).toEqual([
      'InvalidInput',
      'done',
      'done',
    ]);
    const [untouched] = await table.store.loadWorkItems([second]);
    expect(untouched).toMatchObject({ status: 'open' });
    const nothing = await begin(anna, { act: 'claim', cases: [elsewhere.id] });
    expect(nothing.status).toBe(409);
  });

  it('takes no work of a case that is closed to the caller', async () => {
    const one = await item();
    await api('RaiseFlag', {
      by: staff('protection-officer', office),
      path: { caseId: one.caseId },
      body: { kind: 'protection', instruction: 'Only named people.', blocks: [] },
    });
    expect((await begin(anna, { act: 'claim', cases: [one.caseId] })).status).toBe(409);
  });

  it('does all of a view as it is when it is asked, and nothing that comes later', async () => {
    const [by, of] = [staff('caseworker', 'batch-3', 'dana.b'), 'batch-3'];
    const stored = async () => {
      const { case: caseRecord } = await storedCase(table, { office: of });
      return storedItem(table, caseRecord.id, 'eligibility-review');
    };
    const [first, mine] = [await stored(), await stored()];
    await api('ClaimWorkItem', { by, path: { workItemId: mine } });
    const view = { role: 'caseworker', view: 'unassigned' };
    const { body } = await begin(by, { act: 'claim', view });
    expect(body).toMatchObject({ count: 1, left: 0 });
    const later = await stored();
    await through(String(body.batchId));
    const found = await table.store.loadWorkItems([first, later]);
    expect(found.find(({ id }) => id === first)).toMatchObject({ status: 'claimed', assignee: 'dana.b' });
    expect(found.find(({ id }) => id === later)).toMatchObject({ status: 'open' });
    expect((await begin(by, { act: 'claim', view: { role: 'health-staff' } })).status).toBe(403);
    expect((await begin(by, { act: 'claim', view, cases: [`case-${'0'.repeat(20)}`] })).status).toBe(409);
  });

  it('is forgotten by the table after 90 days', async () => {
    const { body } = await begin(anna, { act: 'claim', items: chosen([await item()]) });
    const stored = (await table.scan()).find(({ id }) => id === body.batchId);
    expect(stored?.expiresAt).toBe(Date.parse('2026-06-08T09:00:00.000Z') / 1000);
  });

  it('does nothing twice when a portion is worked through again after a kill', async () => {
    const one = await item();
    const batchId = String((await begin(anna, { act: 'claim', items: chosen([one]) })).body.batchId);
    const before = await table.store.loadBatch(batchId);
    await through(batchId);
    // As if the process had been killed between the last item and the record of its outcome.
    const after = await table.store.loadBatch(batchId);
    await table.store.commitEntity({ ...before, version: after.version + 1 });
    await through(batchId);
    expect(await outcomes(anna, batchId)).toEqual(['done']);
    const claims = (await actsOf(one.caseId)).filter((act) => act.startsWith('work-item.claimed'));
    expect(claims).toHaveLength(1);
  });
});
