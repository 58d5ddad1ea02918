import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const save = (by: Actor, body: object) =>
  api('SaveView', { by, body: { list: 'cases', name: 'Urgent', place: { priority: 'urgent' }, ...body } });
const viewsOf = async (by: Actor) =>
  (await api('ListViews', { by })).body.views as {
    viewId: string;
    name: string;
    mine: boolean;
    first: boolean;
  }[];
const namesOf = async (by: Actor) => (await viewsOf(by)).map(({ name }) => name);

describe('a saved view', () => {
  const [anna, bilal] = [staff('caseworker', 'views-1', 'anna.v'), staff('caseworker', 'views-1', 'bilal.v')];
  const lead = staff('supervisor', 'views-1', 'lead.v');

  it('is kept with filters, order and columns, renamed and removed by its maker alone', async () => {
    const place = { priority: 'urgent', sort: '-due' };
    const { status, body } = await save(anna, { place, columns: ['case', 'due'] });
    expect(status).toBe(201);
    const viewId = String(body.viewId);
    expect(await viewsOf(anna)).toEqual([
      { viewId, list: 'cases', name: 'Urgent', place, columns: ['case', 'due'], mine: true, first: false },
    ]);
    expect(await viewsOf(bilal)).toEqual([]);
    expect((await save(bilal, { viewId, name: 'Mine' })).status).toBe(404);
    expect((await save(anna, { viewId, name: 'Most urgent' })).status).toBe(201);
    expect(await namesOf(anna)).toEqual(['Most urgent']);
    expect((await api('RemoveView', { by: bilal, path: { viewId } })).status).toBe(404);
    expect((await api('RemoveView', { by: anna, path: { viewId } })).status).toBe(200);
    const removed = (await table.scan()).find(({ id }) => id === viewId);
    expect(removed?.expiresAt).toBe(Date.parse('2026-04-09T09:00:00.000Z') / 1000);
    expect(await viewsOf(anna)).toEqual([]);
  });

  it('is shared with the own office, or with a role there, and with nobody else', async () => {
    await save(anna, { name: 'Of the office', share: 'office' });
    await save(lead, { name: 'Of supervisors', share: { role: 'supervisor' } });
    expect(await namesOf(bilal)).toEqual(['Of the office']);
    expect(await namesOf(lead)).toEqual(['Of supervisors', 'Of the office']);
    expect(await namesOf(staff('caseworker', 'views-2', 'else.v'))).toEqual([]);
    expect((await save(anna, { share: { role: 'supervisor' } })).status).toBe(403);
    const auditor: Actor = { id: 'auditor.v', kind: 'staff', roles: ['auditor'] };
    expect((await save(auditor, { share: 'office' })).status).toBe(403);
    expect((await save(auditor, { name: 'Audited', share: { role: 'auditor' } })).status).toBe(201);
    expect(await namesOf({ ...auditor, id: 'auditor.w' })).toEqual(['Audited']);
    expect(await namesOf({ ...auditor, id: 'admin.v', roles: ['administrator'] })).toEqual([]);
  });

  it('gives nobody more than they may see: a list refuses what it asks for', async () => {
    await api('SaveView', {
      by: lead,
      body: { list: 'work', name: 'On fire', place: { queue: 'pressing' }, share: 'office' },
    });
    expect(await namesOf(anna)).toContain('On fire');
    expect((await api('ListWorkItems', { by: anna, query: { pressing: 'true' } })).status).toBe(403);
  });

  it('is what a list begins with, for whoever chose it, as long as they find it', async () => {
    const { body } = await save(anna, { name: 'First of all', share: 'office' });
    const viewId = String(body.viewId);
    const choose = (by: Actor, chosen: string | null) =>
      api('ChooseFirstView', { by, body: { list: 'cases', viewId: chosen } });
    expect((await choose(bilal, viewId)).status).toBe(200);
    const first = async (by: Actor) => (await viewsOf(by)).find((view) => view.first)?.name;
    expect([await first(bilal), await first(anna)]).toEqual(['First of all', undefined]);
    expect((await choose(staff('caseworker', 'views-2', 'else.v'), viewId)).status).toBe(404);
    await choose(bilal, null);
    expect(await first(bilal)).toBeUndefined();
  });

  it('holds nothing that somebody wrote but its name, which holds no number', async () => {
    const refused = [
      { place: { text: 'Haddad' } },
      { place: { status: 'Haddad' } },
      { place: { sort: 'haddad' } },
      { columns: ['Fatima Haddad'] },
      { name: 'KB-AMM-00119' },
      { name: ' ' },
    ];
    for (const body of refused) expect([body, (await save(anna, body)).status]).toEqual([body, 400]);
  });
});
