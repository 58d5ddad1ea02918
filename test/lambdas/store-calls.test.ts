import { marshall } from '@aws-sdk/util-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Stored } from '../../domain/case/entities.ts';
import { PROGRAMMES } from '../../domain/kernel/catalogue.ts';
import { consumedCapacity } from '../../lambdas/adapters/capacity.ts';
import { toItem } from '../../lambdas/adapters/stored-item.ts';
import { casesOfIndividuals } from '../../lambdas/services/register-household.ts';
import { AT, staff } from '../fixtures/actors.ts';
import { api, CONTEXT, handlerOf } from '../fixtures/api.ts';
import { RECOMMENDED } from '../fixtures/eligibility.ts';
import { adult, child } from '../fixtures/household.ts';
import { storedCase, storedItem } from '../fixtures/running-case.ts';
import { sponsor } from '../fixtures/sponsorship.ts';
import type { TestTable } from '../table.ts';
import { openTestTable } from '../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

/** A list of cases has a part for each status, programme and priority at either end of a journey. */
const PROGRAMMES_THERE = Object.keys(PROGRAMMES).length;

/** Upper bounds of docs/table.md, "What is read": who makes something cheaper lowers them in both places. */
const MOST = {
  // The three are also looked for among everyone registered, together. One read and two batches list them for the search.
  household: { calls: 86, reads: 98 },
  unchanged: { calls: 4, reads: 30 },
  // One for the weights that the installation may have adopted.
  search: { calls: 32, reads: 34 },
  // One of each route for what was decided about the access of whoever calls.
  decision: { calls: 5, reads: 4 },
  cases: { calls: 10 + 24 * PROGRAMMES_THERE, reads: 6 + 12 * PROGRAMMES_THERE },
  elsewhere: { calls: 2, reads: 1 },
  // By the beginning of a name that twelve households have: sound is not asked as well, and no more than a portion is read.
  typed: { calls: 19, reads: 41 },
  // By a whole name that few have, with everyone who sounds like it.
  named: { calls: 23, reads: 106 },
};

/** What a piece of work asked of the table. */
async function within(most: { calls: number; reads: number }, work: () => Promise<unknown>): Promise<void> {
  const before = consumedCapacity();
  await work();
  const after = consumedCapacity();
  const [calls, reads] = [after.calls - before.calls, after.reads - before.reads];
  expect({ calls, reads }).toEqual({
    calls: Math.min(calls, most.calls),
    reads: Math.min(reads, most.reads),
  });
}

let events = 0;
const imageOf = (entity: Stored) => marshall(toItem(entity), { removeUndefinedValues: true });
const record = (after: Stored, before?: Stored) => ({
  eventID: `calls-${++events}`,
  dynamodb: {
    ApproximateCreationDateTime: Date.parse(AT) / 1000,
    NewImage: imageOf(after),
    ...(before ? { OldImage: imageOf(before) } : {}),
  },
});
const follow = async (persons: readonly Stored[], again = false) =>
  (await handlerOf('FollowChanges'))(
    { Records: persons.map((person) => record(person, again ? person : undefined)) },
    CONTEXT,
  );

const members = [
  adult({ name: 'طارق القاسمي', sex: 'm', birthDate: '1980-02-03', birthPlace: 'حلب' }),
  adult({ relationship: 'spouse', name: 'رنا الخطيب', birthDate: '1984-07-09' }),
  child({ name: 'سمير القاسمي', birthDate: '2015-05-06' }),
];
const tracing = [
  { seeker: 0, sought: { name: 'Farhad al-Qasimi', relationship: 'brother', sex: 'm', birthYear: 1991 } },
] as const;

describe('the calls of the table', () => {
  it('of a household that is indexed, and of one that is indexed as it is', async () => {
    const file = await storedCase(table, { members });
    await within(MOST.household, () => follow(file.persons));
    await within(MOST.unchanged, () => follow(file.persons, true));
  });

  it('of a search of the registry', async () => {
    const file = await storedCase(table, { members, tracing: [...tracing] });
    await follow(file.persons);
    const [request] = file.tracing;
    const search = await handlerOf('SearchRegistry');
    const input = { at: AT, command: 'calls-search', caseId: file.case.id, requestId: request!.id };
    await within(MOST.search, () => search(input, CONTEXT));
  });

  it('of a decision', async () => {
    const file = await storedCase(table, { members });
    const workItemId = await storedItem(table, file.case.id, 'eligibility-review');
    const decision = { by: staff('caseworker'), path: { workItemId }, body: RECOMMENDED };
    const decide = async () => expect((await api('DecideWorkItem', decision)).status).toBe(200);
    await within(MOST.decision, decide);
  });

  it('of asking whether a member is in another case: not the case that asks', async () => {
    const file = await storedCase(table, { members: [adult({ individualNumber: '123-00000042' })] });
    const ask = async () =>
      expect(await casesOfIndividuals(table.store, ['123-00000042'], file.case.id)).toEqual([]);
    await within(MOST.elsewhere, ask);
    const other = await storedCase(table, { members: [adult({ individualNumber: '123-00000042' })] });
    expect(await casesOfIndividuals(table.store, ['123-00000042'], file.case.id)).toEqual([
      { index: 0, caseId: other.case.id },
    ]);
  });

  it('of a page of cases', async () => {
    await storedCase(table, { members, office: 'calls-page' });
    const list = async () =>
      expect((await api('ListCases', { by: staff('caseworker', 'calls-page') })).status).toBe(200);
    await within(MOST.cases, list);
  });
});

describe('the calls of a search while somebody types', () => {
  const office = 'calls-find';
  const find = async (text: string) => {
    const { status, body } = await api('FindAnything', { by: staff('caseworker', office), body: { text } });
    expect(status).toBe(200);
    return (body as unknown as { cases: unknown[]; more: boolean }).cases.length;
  };

  it('are few for what many have, and for what few have', async () => {
    for (let one = 0; one < 12; one += 1) {
      const file = await storedCase(table, { office, members });
      await follow([file.case, ...file.persons]);
    }
    // The first call of a day also notes who called.
    await find('xx');
    await within(MOST.typed, async () => expect(await find('tar')).toBe(8));
    await within(MOST.named, async () => expect(await find('Samir Alqasimy')).toBeGreaterThan(0));
  });
});

describe('what a reading writes', () => {
  it('is counted apart, of a case and of a sponsor', async () => {
    const by = staff('supervisor');
    const one = sponsor({ destinationOffice: by.office! });
    await table.store.commitEntity(one);
    const { case: known } = await storedCase(table, { members: [adult({ individualNumber: 'IND-READ' })] });
    const [look, open] = [
      (at: string) => api('ReadSponsor', { by, path: { sponsorId: one.id }, at }),
      (at: string) => api('ReadCase', { by, path: { caseId: known.id }, at }),
    ];
    for (const read of [look, open]) {
      // The first call of a day also notes who called.
      await read('2026-03-20T08:00:00.000Z');
      const before = consumedCapacity();
      expect((await read('2026-03-20T10:00:00.000Z')).status).toBe(200);
      const after = consumedCapacity();
      expect(after.readingWrites).toBeGreaterThan(before.readingWrites);
      expect(after.writes - before.writes).toBe(after.readingWrites - before.readingWrites);
    }
  });
});
