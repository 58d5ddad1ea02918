import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { plus } from '../../../domain/kernel/calendar.ts';
import { claimWorkItem } from '../../../domain/staff/assign-work-item.ts';
import { decideWorkItem } from '../../../domain/work-item/decide-work-item.ts';
import { openWorkItem } from '../../../domain/work-item/open-work-item.ts';
import { shippedPolicy } from '../../../registry/shipped.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { RECOMMENDED } from '../../fixtures/eligibility.ts';
import { adult, household } from '../../fixtures/household.ts';
import { registered } from '../../fixtures/id-key.ts';
import { sponsor } from '../../fixtures/sponsorship.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const policy = shippedPolicy('resettlement', 1)!;
const CASES = 23;
let ids: string[];
let items: string[];
let table: TestTable;

async function register(at: string, over: Parameters<typeof household>[0] = {}): Promise<string> {
  const by = command(undefined, at);
  const opened = registered(household(over), policy, true, by);
  await table.store.commitCase(opened, by);
  return opened.case.id;
}
const ask = (caseId: string, kind: string, subject: string, round = 0, at = AT) => {
  const by = command(undefined, at);
  const request = { kind, subject, round, token: 'token', execution: 'execution' };
  return table.store.change(caseId, by, (file) => openWorkItem(file, request, by));
};

beforeEach(async () => {
  table = await openTestTable();
  ids = [];
  items = [];
  for (let n = 0; n < CASES; n += 1) {
    const at = plus(AT, `PT${((n * 7) % CASES) * 3}H`);
    const id = await register(at);
    ids.push(id);
    items.push(String((await ask(id, 'eligibility-review', '', 0, at)).workItemId));
  }
});

type Page = { items: Record<string, unknown>[]; cursor?: string };
async function everything(list: (limit: number, cursor?: string) => Promise<Page>, limit: number) {
  const found: Record<string, unknown>[] = [];
  let cursor: string | undefined;
  for (let pages = 0; pages < 100; pages += 1) {
    const page = await list(limit, cursor);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    found.push(...page.items);
    cursor = page.cursor;
    if (cursor === undefined) return found;
  }
  throw new Error('Expected an end of the list within 100 pages.');
}

describe('lists over shards', () => {
  it('give every item exactly once, in order, whatever the size of a page', async () => {
    const queue = (limit: number, cursor?: string) =>
      table.store.listQueue('caseworker', 'amman', limit, cursor);
    const cases = async (limit: number, cursor?: string) => {
      const page = await table.store.listCases({ office: 'amman' }, limit, cursor);
      return {
        ...page,
        items: page.items.map(({ caseRecord: { id, registeredAt } }) => ({ id, registeredAt })),
      };
    };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: CASES + 2 }), async (limit) => {
        const queued = await everything(queue, limit);
        expect(queued.map(({ id }) => id).toSorted()).toEqual(items.toSorted());
        const due = queued.map(({ dueAt }) => String(dueAt));
        expect(due).toEqual(due.toSorted());
        const listed = await everything(cases, limit);
        expect(listed.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
        const registered = listed.map(({ registeredAt }) => String(registeredAt));
        expect(registered).toEqual(registered.toSorted().toReversed());
      }),
      { numRuns: 6, examples: [[1], [CASES], [CASES - 1], [CASES + 1]] },
    );
  });

  it('are spread over their partitions', async () => {
    const partitions = new Set(
      (await table.scan()).filter(({ type }) => type === 'work-item').map(({ qk }) => qk),
    );
    expect(partitions.size).toBeGreaterThan(4);
  });

  it('carry no personal data, and are of one role and office', async () => {
    const { items: rows } = await table.store.listQueue('caseworker', 'amman', 1);
    expect(Object.keys(rows[0]!).toSorted()).toEqual([
      'caseId',
      'dueAt',
      'id',
      'kind',
      'openedAt',
      'pk',
      'qk',
      'qs',
      'sk',
      'status',
    ]);
    expect(await table.store.listQueue('caseworker', 'winnipeg', 5)).toEqual({ items: [] });
    expect(await table.store.listQueue('supervisor', 'amman', 5)).toEqual({ items: [] });
  });

  it('take a cursor of nonsense for a place in the list, not for an error', async () => {
    for (const cursor of ['', 'AAAA', '____', Buffer.from('zzzz').toString('base64url')])
      expect((await table.store.listCases({ office: 'amman' }, 5, cursor)).items.length).toBeLessThanOrEqual(
        5,
      );
  });
});

describe('a work item', () => {
  const queueOf = async (role: string, office = 'kyiv') =>
    (await table.store.listQueue(role, office, 100)).items.map(({ id, status }) => ({ id, status }));

  it('stands in its queue while it is open or claimed, and in no list once it is decided', async () => {
    const caseId = await register(AT, { office: 'kyiv' });
    const id = String((await ask(caseId, 'eligibility-review', '')).workItemId);
    expect(await queueOf('caseworker')).toEqual([{ id, status: 'open' }]);
    const by = command(staff('caseworker', 'kyiv'));
    await table.store.change(caseId, by, (file) => claimWorkItem(file, id, by));
    expect(await queueOf('caseworker')).toEqual([{ id, status: 'claimed' }]);
    await ask(caseId, 'eligibility-review', '', 1);
    await ask(caseId, 'eligibility-review', '', 2);
    expect((await table.store.listEscalated('kyiv', 10)).items).toMatchObject([{ id, caseId }]);
    const decision = command(staff('caseworker', 'kyiv'));
    await table.store.change(caseId, decision, (file) => decideWorkItem(file, id, RECOMMENDED, decision));
    expect(await queueOf('caseworker')).toEqual([]);
    expect((await table.store.listEscalated('kyiv', 10)).items).toEqual([]);
    expect((await table.store.loadCase(caseId)).workItems).toMatchObject([{ status: 'decided' }]);
  });

  it('of an office is not in the list of another that begins the same', async () => {
    const caseId = await register(AT, { office: 'kyiv-2' });
    await ask(caseId, 'eligibility-review', '');
    expect(await queueOf('caseworker')).toEqual([]);
    expect(await queueOf('caseworker', 'kyiv-2')).toHaveLength(1);
  });
});

describe('persons of a name', () => {
  it('are found over all cases by that name, and carry what a match looks at', async () => {
    const name = 'ገብረ መድኅን';
    const [one, two] = [
      await register(AT, { members: [adult({ name })] }),
      await register(AT, { members: [adult({ name: ` ${name} ` })] }),
    ];
    await register(AT, { members: [adult({ name: 'ገብረ' })] });
    const found = await table.store.personsNamed(name);
    expect(found.map(({ caseId }) => caseId).toSorted()).toEqual([one, two].toSorted());
    expect(found[0]).toMatchObject({ type: 'person', birthDate: '1988-05-04' });
    expect(await table.store.personsNamed('nobody')).toEqual([]);
  });

  it('are at most 50', async () => {
    for (let n = 0; n < 3; n += 1)
      await register(AT, {
        consents: [],
        members: Array.from({ length: 20 }, (_, m) =>
          adult({ name: 'Anna', relationship: m === 0 ? 'principal-applicant' : 'sister' }),
        ),
      });
    expect(await table.store.personsNamed('anna')).toHaveLength(50);
  });
});

describe('tracing requests', () => {
  it('of an office are listed oldest first, the open and the closed apart', async () => {
    const sought = { name: 'Amal', relationship: 'mother' as const, sex: 'f' as const };
    const tracing = [{ seeker: 0, sought }];
    const office = 'tunis';
    const days = ['2026-02-03T08:00:00.000Z', '2026-02-01T08:00:00.000Z', '2026-02-02T08:00:00.000Z'];
    for (const at of days) await register(at, { office, tracing });
    const list = (closed: boolean, limit: number, cursor?: string) =>
      table.store.listTracing(office, closed, limit, cursor);
    const page = await list(false, 2);
    const rest = await list(false, 2, page.cursor);
    expect([...page.items, ...rest.items].map(({ openedAt }) => openedAt)).toEqual([...days].sort());
    const [oldest] = page.items;
    const closed = { ...oldest!, status: 'closed' as const };
    const facts = [{ act: 'tracing-request.moved' }];
    const change = () => ({ patch: {}, writes: [closed], facts, answer: {} });
    await table.store.change(oldest!.caseId, command(), change);
    expect((await list(false, 9)).items).toHaveLength(2);
    expect((await list(true, 9)).items).toEqual([closed]);
  });
});

describe('sponsors', () => {
  it('of an office are listed whole, page by page', async () => {
    const sponsors = Array.from({ length: 11 }, () => sponsor({ destinationOffice: 'oslo' }));
    for (const one of sponsors) await table.store.commitEntity(one);
    const list = (limit: number, cursor?: string) => table.store.listSponsors('oslo', limit, cursor);
    expect(await everything(list, 4)).toEqual(sponsors.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
    expect(await table.store.loadSponsors([sponsors[0]!.id, 'sponsor-unknown'])).toEqual([sponsors[0]]);
    await expect(table.store.commitEntity({ ...sponsors[0]!, version: 1 })).rejects.toMatchObject({
      name: 'AlreadyExists',
    });
    await expect(table.store.commitEntity({ ...sponsors[0]!, version: 3 })).rejects.toMatchObject({
      name: 'VersionConflict',
    });
  });
});
