import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { openWorkItem } from '../../../domain/work-item/open-work-item.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

async function item(office: string) {
  const { case: caseRecord } = await storedCase(table, { office });
  const workItemId = await storedItem(table, caseRecord.id, 'eligibility-review');
  return { workItemId, caseId: caseRecord.id, path: { workItemId } };
}
const list = async (by: Actor, query: Record<string, string>, at?: string) => {
  const { body } = await api('ListWorkItems', { by, query, ...(at ? { at } : {}) });
  return (body.workItems as { workItemId: string }[]).map(({ workItemId }) => workItemId);
};

describe('the items of a queue', () => {
  it('tell a supervisor first what is escalated, then what is overdue, whatever the role, as they count it', async () => {
    const lead = staff('supervisor', 'queue-pressing');
    const [late, raised] = [await item('queue-pressing'), await item('queue-pressing')];
    const by = command();
    const again = { kind: 'eligibility-review', round: 2, token: 'token-2', execution: 'execution-1' };
    await table.store.change(raised.caseId, by, (file) => openWorkItem(file, again, by));
    const count = async (at?: string) =>
      (await api('CountWorkItems', { by: lead, ...(at ? { at } : {}) })).body.pressing;
    expect(await count()).toEqual({ count: 1, atLeast: false });
    expect(await list(lead, { pressing: 'true' })).toEqual([raised.workItemId]);
    const { dueAt } = (await table.store.loadWorkItems([late.workItemId]))[0]!;
    expect(await list(lead, { pressing: 'true' }, dueAt)).toEqual([raised.workItemId, late.workItemId]);
    expect(await count(dueAt)).toEqual({ count: 2, atLeast: false });
    const paged = await api('ListWorkItems', {
      ...{ by: lead, at: dueAt, query: { pressing: 'true', limit: '1' } },
    });
    const cursor = String(paged.body.cursor);
    expect(await list(lead, { pressing: 'true', limit: '1', cursor }, dueAt)).toEqual([late.workItemId]);
    const refused = await api('ListWorkItems', {
      ...{ by: staff('caseworker', 'queue-pressing'), query: { pressing: 'true' } },
    });
    expect(refused.status).toBe(403);
  });

  it('are sorted over all pages by what was asked for, and back', async () => {
    const where = 'queue-sorted';
    const made = [await item(where), await item(where), await item(where)];
    const worker = staff('caseworker', where, 'zoe');
    await api('ClaimWorkItem', { by: worker, path: made[1]!.path });
    const walk = async (sort: string) => {
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const query = { sort, limit: '2', ...(cursor ? { cursor } : {}) };
        const { body } = await api('ListWorkItems', { by: worker, query });
        ids.push(...(body.workItems as { workItemId: string }[]).map(({ workItemId }) => workItemId));
        cursor = (body.cursor as string | null) ?? undefined;
      } while (cursor);
      return ids;
    };
    const first = await walk('due');
    expect(first.toSorted()).toEqual(made.map(({ workItemId }) => workItemId).toSorted());
    expect(await walk('-due')).toEqual(first.toReversed());
    expect((await walk('holder'))[0]).toBe(made[1]!.workItemId);
    expect((await walk('-holder')).at(-1)).toBe(made[1]!.workItemId);
    expect(await walk('-opened')).toEqual((await walk('opened')).toReversed());
    expect(await walk('-kind')).toEqual((await walk('kind')).toReversed());
    expect((await api('ListWorkItems', { by: worker, query: { sort: 'name' } })).status).toBe(400);
  });
});
