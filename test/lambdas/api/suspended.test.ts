import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { suspendAccess } from '../../../domain/staff/change-access.ts';
import { newAccess } from '../../../domain/staff/staff-access.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api, CONTEXT, eventOf, handlerOf } from '../../fixtures/api.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const office = 'suspended-1';
const lead = staff('supervisor', office, 'lead.s');
const administrator = staff('administrator', office, 'admin.s');

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

async function item() {
  const { case: caseRecord } = await storedCase(table, { office });
  return { workItemId: await storedItem(table, caseRecord.id, 'eligibility-review'), version: 1 };
}

async function suspend({ id }: Actor): Promise<void> {
  const by = command(administrator);
  const change = suspendAccess(newAccess(id), 'left-the-house', by);
  await table.store.commitAccess(change!, by);
}

async function calendarAt(url: string): Promise<number> {
  const event = eventOf('CalendarPage', { path: { token: url.split('/').at(-1)! } }) as {
    requestContext: object;
  };
  const http = { method: 'GET', sourceIp: '203.0.113.9' };
  const handler = await handlerOf('CalendarPage');
  const sent = { ...event, requestContext: { ...event.requestContext, http } };
  return ((await handler(sent, CONTEXT)) as { statusCode: number }).statusCode;
}

async function outcomesOf(by: Actor, body: object, meanwhile: () => Promise<void>) {
  const batchId = String((await api('BeginBatch', { by, body })).body.batchId);
  await meanwhile();
  const work = await handlerOf('WorkThroughBatch');
  while (
    ((await work({ caseId: batchId, command: 'a', at: AT, batchId }, CONTEXT)) as { more: boolean }).more
  );
  const { items } = await table.store.loadBatch(batchId);
  return items.map(({ state, why }) => why ?? state);
}

describe('whoever is suspended', () => {
  it('has no calendar any more, whose address needs no token', async () => {
    const worker = staff('caseworker', office, 'calendar.s');
    const { body } = await api('MakeFeed', { by: worker, body: { language: 'en', of: 'me' } });
    expect(await calendarAt(String(body.url))).toBe(200);
    await suspend(worker);
    expect(await calendarAt(String(body.url))).toBe(404);
  });

  it('does nothing more by a batch that was begun before', async () => {
    const worker = staff('caseworker', office, 'batch.s');
    const claim = { act: 'claim', items: [await item()] };
    expect(await outcomesOf(worker, claim, () => suspend(worker))).toEqual(['Forbidden']);
  });

  it('is given no work, alone or with others', async () => {
    const worker = staff('caseworker', office, 'given.s');
    await api('ListWorkItems', { by: worker });
    const one = await item();
    await suspend(worker);
    const give = { assignee: worker.id };
    const alone = await api('ReassignWorkItem', {
      by: lead,
      path: { workItemId: one.workItemId },
      body: give,
    });
    expect(alone.status).toBe(400);
    const together = { act: 'reassign', ...give, items: [one] };
    expect(await outcomesOf(lead, together, async () => undefined)).toEqual(['InvalidInput']);
  });
});
