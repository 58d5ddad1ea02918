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

let offices = 0;
/** People of an office of their own, known because they have called. */
async function office() {
  offices += 1;
  const name = `absence-${offices}`;
  const people = {
    anna: staff('caseworker', name, `anna.${offices}`),
    bilal: staff('caseworker', name, `bilal.${offices}`),
    doctor: staff('health-staff', name, `doctor.${offices}`),
    lead: staff('supervisor', name, `lead.${offices}`),
  };
  for (const by of Object.values(people)) await api('ListStaff', { by });
  return { name, ...people };
}
async function item(name: string, by?: Actor) {
  const { case: caseRecord } = await storedCase(table, { office: name });
  const workItemId = await storedItem(table, caseRecord.id, 'eligibility-review');
  if (by) await api('ClaimWorkItem', { by, path: { workItemId } });
  return { workItemId, path: { workItemId } };
}
const path = (of: Actor) => ({ staffId: of.id });
const record = (by: Actor, of: Actor, body: object, at = AT) =>
  api('RecordAbsence', { by, path: path(of), body, at });
const DAYS = { from: '2026-03-09', until: '2026-03-20' };
const rulesOf = ({ body }: { body: Record<string, unknown> }) =>
  ((body.issues ?? []) as { path: string; code: string }[]).map((issue) => `${issue.path} ${issue.code}`);
async function through(batchId: unknown, at = AT) {
  const handler = await handlerOf('WorkThroughBatch');
  const input = { caseId: batchId, command: 'a command', at, batchId };
  while (((await handler(input, CONTEXT)) as { more: boolean }).more);
}
const holderOf = async (workItemId: string) => (await table.store.loadWorkItems([workItemId]))[0]!.assignee;

describe('an absence', () => {
  it('is recorded by the person or a supervisor, seen by colleagues, and ended by either', async () => {
    const { anna, bilal, lead } = await office();
    expect((await record(bilal, anna, DAYS)).status).toBe(403);
    expect(await record(anna, anna, { ...DAYS, standIn: bilal.id })).toMatchObject({ status: 200 });
    const { body } = await api('ListAbsences', { by: bilal });
    expect(body.absences).toEqual([{ staff: anna.id, ...DAYS, standIn: bilal.id, away: true }]);
    expect((await api('EndAbsence', { by: bilal, path: path(anna) })).status).toBe(403);
    expect((await api('EndAbsence', { by: lead, path: path(anna) })).status).toBe(200);
    expect((await api('ListAbsences', { by: bilal })).body.absences).toEqual([]);
  });

  it('replaces what was recorded, and each change is an entry of its own chain', async () => {
    const { anna, lead } = await office();
    await record(anna, anna, DAYS);
    await record(lead, anna, { from: '2026-04-01', until: '2026-04-05' });
    await api('EndAbsence', { by: anna, path: path(anna) });
    const { id } = (await table.store.findAbsence(anna.id))!;
    const entries = await table.store.readAudit(id, 0, 10);
    expect(entries.map(({ actor, facts }) => [actor.id, facts[0]!.act, facts[0]!.details])).toEqual([
      [anna.id, 'absence.recorded', { absent: anna.id, firstDay: DAYS.from, lastDay: DAYS.until }],
      [lead.id, 'absence.recorded', { absent: anna.id, firstDay: '2026-04-01', lastDay: '2026-04-05' }],
      [anna.id, 'absence.ended', { absent: anna.id }],
    ]);
  });

  it('is away between its days only, and over once they are', async () => {
    const { anna, lead } = await office();
    await record(anna, anna, { from: '2026-03-12', until: '2026-03-13' });
    const awayOn = async (day: string) =>
      (
        (await api('ListAbsences', { by: lead, at: `${day}T12:00:00.000Z` })).body.absences as {
          away: boolean;
        }[]
      ).map(({ away }) => away);
    expect([await awayOn('2026-03-11'), await awayOn('2026-03-12'), await awayOn('2026-03-13')]).toEqual([
      [false],
      [true],
      [true],
    ]);
    expect(await awayOn('2026-03-14')).toEqual([]);
  });

  it('says what is wrong with days and with who stands in', async () => {
    const { anna, bilal, doctor, lead } = await office();
    const tried = async (body: object) => rulesOf(await record(lead, anna, body));
    expect(await tried({ from: '2026-03-01', until: '2026-03-09' })).toEqual(['until from-on']);
    expect(await tried({ from: '2026-03-12', until: '2026-03-11' })).toEqual(['until from-on']);
    expect(await tried({ from: '2026-03-12', until: '2027-03-13' })).toEqual(['until day-at-latest']);
    for (const standIn of [anna.id, doctor.id, 'nobody.x'])
      expect(await tried({ ...DAYS, standIn })).toEqual(['standIn can-stand-in']);
    await record(bilal, bilal, { from: '2026-03-20', until: '2026-03-25' });
    expect(await tried({ ...DAYS, standIn: bilal.id })).toEqual(['standIn is-here']);
    expect(await tried({ ...DAYS, standIn: lead.id })).toEqual([]);
  });

  it('is closed to other offices, which learn nothing of who there is', async () => {
    const [here, there] = [await office(), await office()];
    expect((await record(there.lead, here.anna, DAYS)).status).toBe(404);
    expect((await api('EndAbsence', { by: there.lead, path: path(here.anna) })).status).toBe(404);
    expect((await api('HandOverWork', { by: there.lead, path: path(here.anna), body: {} })).status).toBe(404);
    await record(here.anna, here.anna, DAYS);
    expect((await api('ListAbsences', { by: there.lead })).body.absences).toEqual([]);
  });

  it('keeps new work from whoever is away, alone or in a batch, until they are back', async () => {
    const { name, anna, bilal, lead } = await office();
    const { workItemId, path: one } = await item(name);
    await record(anna, anna, DAYS);
    const give = { by: lead, path: one, body: { assignee: anna.id } };
    expect(rulesOf(await api('ReassignWorkItem', give))).toEqual(['assignee is-here']);
    const items = [{ workItemId, version: 1 }];
    const batch = { by: lead, body: { act: 'reassign', assignee: anna.id, items } };
    expect(rulesOf(await api('BeginBatch', batch))).toEqual(['assignee is-here']);
    await api('EndAbsence', { by: anna, path: path(anna) });
    const begun = await api('BeginBatch', batch);
    await record(anna, anna, DAYS);
    await through(begun.body.batchId);
    const { body } = await api('ReadBatch', { by: lead, path: { batchId: String(begun.body.batchId) } });
    expect(body.items).toMatchObject([{ state: 'not-done', why: 'InvalidInput' }]);
    await api('EndAbsence', { by: anna, path: path(anna) });
    expect((await api('ReassignWorkItem', give)).status).toBe(200);
    expect((await api('ReassignWorkItem', { ...give, body: { assignee: bilal.id } })).status).toBe(200);
  });
});

describe('work of somebody who is away', () => {
  it('is counted and listed for supervisors, whatever the role, and for nobody else', async () => {
    const { name, anna, bilal, lead } = await office();
    const { workItemId } = await item(name, anna);
    await item(name, bilal);
    await item(name);
    await record(lead, anna, DAYS);
    const counts = (await api('CountWorkItems', { by: lead })).body.attention as { away: { count: number } };
    expect(counts.away.count).toBe(1);
    expect((await api('CountWorkItems', { by: anna })).body.attention).toBeNull();
    const listed = await api('ListWorkItems', { by: lead, query: { attention: 'away' } });
    expect((listed.body.workItems as { workItemId: string }[]).map((row) => row.workItemId)).toEqual([
      workItemId,
    ]);
    expect((await api('ListWorkItems', { by: anna, query: { attention: 'away' } })).status).toBe(403);
  });

  it('is given to a colleague in one step, and goes back to whoever had it', async () => {
    const { name, anna, bilal, lead } = await office();
    const items = [await item(name, anna), await item(name, anna)];
    const other = await item(name, lead);
    await record(lead, anna, { ...DAYS, standIn: bilal.id });
    const give = { by: lead, path: path(anna), body: { to: bilal.id } };
    expect((await api('HandOverWork', { ...give, by: bilal })).status).toBe(403);
    const { status, body } = await api('HandOverWork', give);
    expect([status, body.items, body.left]).toEqual([202, 2, 0]);
    await through(body.batchId);
    expect(await Promise.all(items.map((one) => holderOf(one.workItemId)))).toEqual([bilal.id, bilal.id]);
    expect(await holderOf(other.workItemId)).toBe(lead.id);
    const undone = await api('UndoBatch', { by: lead, path: { batchId: String(body.batchId) } });
    await through(undone.body.batchId);
    // Away or not: nothing new is given, only what was taken.
    expect(await Promise.all(items.map((one) => holderOf(one.workItemId)))).toEqual([anna.id, anna.id]);
  });

  it('is returned to its queues in one step, and goes back to whoever had it', async () => {
    const { name, anna, lead } = await office();
    const one = await item(name, anna);
    const { body } = await api('HandOverWork', { by: lead, path: path(anna), body: {} });
    await through(body.batchId);
    expect(await holderOf(one.workItemId)).toBeUndefined();
    const undone = await api('UndoBatch', { by: lead, path: { batchId: String(body.batchId) } });
    await through(undone.body.batchId);
    expect(await holderOf(one.workItemId)).toBe(anna.id);
    expect(
      (await api('UndoBatch', { by: lead, path: { batchId: String(undone.body.batchId) } })).status,
    ).toBe(409);
  });

  it('is handed over to a colleague who is there and to nobody else, and only if there is some', async () => {
    const { name, anna, bilal, lead } = await office();
    const handOver = (to?: string) =>
      api('HandOverWork', { by: lead, path: path(anna), body: to === undefined ? {} : { to } });
    expect((await handOver()).status).toBe(409);
    await item(name, anna);
    for (const to of [anna.id, 'nobody.x'])
      expect(rulesOf(await handOver(to))).toEqual(['to another-colleague']);
    await record(bilal, bilal, DAYS);
    expect(rulesOf(await handOver(bilal.id))).toEqual(['to is-here']);
  });
});

describe('a batch asks what its maker may do now', () => {
  it('and does no more once a role was taken from them', async () => {
    const { name, anna, bilal, lead } = await office();
    const one = await item(name, anna);
    const { body } = await api('HandOverWork', { by: lead, path: path(anna), body: { to: bilal.id } });
    await api('ListStaff', { by: { ...lead, roles: ['caseworker'] } });
    await through(body.batchId);
    expect(await holderOf(one.workItemId)).toBe(anna.id);
    const read = await api('ReadBatch', {
      by: { ...lead, roles: ['caseworker'] },
      path: { batchId: String(body.batchId) },
    });
    expect(read.body.items).toMatchObject([{ state: 'not-done', why: 'Forbidden' }]);
  });

  it('and gains nothing from a role that they were given since', async () => {
    const { name, doctor } = await office();
    const { workItemId } = await item(name);
    const items = [{ workItemId, version: 1 }];
    const { body } = await api('BeginBatch', { by: doctor, body: { act: 'claim', items } });
    await api('ListStaff', { by: { ...doctor, roles: ['health-staff', 'caseworker'] } });
    await through(body.batchId);
    expect(await holderOf(workItemId)).toBeUndefined();
  });
});
