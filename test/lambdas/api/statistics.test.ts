import { beforeAll, describe, expect, it } from 'vitest';
import type { Statistics } from '../../../contracts/api/statistics.ts';
import { ageBand } from '../../../domain/statistics/work.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
const days = (count: number) => new Date(Date.parse(AT) + count * 86_400_000).toISOString();
const supervisor = staff('supervisor', 'oslo');
const read = async (at: string, by = supervisor, query: Record<string, string> = {}) =>
  api('ReadStatistics', { by, at, query });

beforeAll(async () => {
  table = await openTestTable();
  const first = await storedCase(table, { office: 'oslo' });
  const second = await storedCase(table, { office: 'oslo' });
  await storedCase(table, { office: 'oslo' }, false);
  await storedCase(table, { office: 'bergen', destinationOffice: 'oslo' });
  await storedItem(table, first.case.id, 'eligibility-review');
  const claimed = await storedItem(table, second.case.id, 'eligibility-review');
  await storedItem(table, second.case.id, 'failed-stage', 'travel');
  const anna = { ...staff('caseworker', 'oslo', 'anna'), name: 'Anna Invented' };
  await api('ReadSession', { by: anna });
  await api('ClaimWorkItem', { by: anna, path: { workItemId: claimed } });
});

describe('GET /statistics', () => {
  it('tells open work by stage and age, by role and by person, and what failed', async () => {
    const { body } = await read(days(3));
    const { work, failedStages } = body as unknown as Statistics;
    expect(work.open).toEqual({ count: 3, atLeast: false });
    expect(work.stages).toEqual([
      { stage: 'eligibility-review', ages: { day: 0, week: 2, month: 0, quarter: 0, longer: 0 } },
      { stage: 'closure', ages: { day: 0, week: 1, month: 0, quarter: 0, longer: 0 } },
    ]);
    expect(work.roles.find(({ role }) => role === 'caseworker')).toMatchObject({ open: 2, unclaimed: 1 });
    expect(work.people).toMatchObject([{ person: 'anna', claimed: 1 }]);
    expect(body.names).toEqual({ anna: 'Anna Invented' });
    expect(failedStages).toMatchObject({ count: 1, atLeast: false, items: [{ assignee: null }] });
  });

  it('counts what is overdue from its due date on', async () => {
    const overdueAt = async (at: string) => {
      const { work } = (await read(at)).body as unknown as Statistics;
      return work.roles.find(({ role }) => role === 'caseworker')!.overdue;
    };
    expect([await overdueAt(days(0)), await overdueAt(days(365))]).toEqual([0, 2]);
  });

  it('counts placements confirmed and overridden in a period, with the reasons', async () => {
    const officer = staff('sponsorship-officer', 'lyon');
    const decide = async (at: string, body: object) => {
      const { case: caseRecord } = await storedCase(table, { office: 'bergen', destinationOffice: 'lyon' });
      const workItemId = await storedItem(table, caseRecord.id, 'sponsor-proposal');
      const decided = await api('DecideWorkItem', { by: officer, at, path: { workItemId }, body });
      expect(decided.status).toBe(200);
    };
    const override = (reasonCode: string) => ({
      ...{ decision: 'override', sponsorId: `sponsor-${'0'.repeat(20)}`, reasonCode },
    });
    await decide(days(1), { decision: 'confirm' });
    await decide(days(2), override('family-tie'));
    await decide(days(3), override('better-fit'));
    await decide(days(4), override('better-fit'));
    await decide(days(200), { decision: 'confirm' });
    const figures = async (query: Record<string, string>, by = staff('supervisor', 'lyon')) =>
      (await read(days(5), by, query)).body as unknown as Statistics;
    expect((await figures({})).placements).toEqual({
      ...{ from: days(-85), to: days(5), confirmed: 1, overridden: 3, atLeast: false },
      reasons: [
        { reasonCode: 'better-fit', count: 2 },
        { reasonCode: 'family-tie', count: 1 },
      ],
    });
    const part = { from: days(3), to: days(300) };
    expect((await figures(part)).placements).toMatchObject({ ...part, confirmed: 1, overridden: 2 });
    const elsewhere = await figures({}, staff('supervisor', 'bergen'));
    expect(elsewhere.placements).toMatchObject({ confirmed: 0, overridden: 0, reasons: [] });
    expect((await read(days(5), staff('supervisor', 'lyon'), { from: days(4), to: days(3) })).status).toBe(
      400,
    );
  });

  it('counts cases by status and place', async () => {
    const { cases } = (await read(AT)).body as unknown as Statistics;
    const counts = Object.fromEntries(cases.map((row) => [`${row.place} ${row.status}`, row.count]));
    expect(counts).toMatchObject({
      'asylum active': 2,
      'asylum registered': 1,
      'asylum closed': 0,
      'destination active': 1,
    });
    expect(cases.every(({ atLeast }) => !atLeast)).toBe(true);
  });

  it('is of the own office for a supervisor, of any for an auditor', async () => {
    expect((await read(AT, supervisor, { office: 'bergen' })).status).toBe(403);
    const auditor = { id: 'auditor', kind: 'staff' as const, roles: ['auditor' as const] };
    expect((await read(AT, auditor)).status).toBe(403);
    expect((await read(AT, auditor, { office: 'oslo' })).body).toMatchObject({
      work: { open: { count: 3 } },
    });
  });
});

it.each([
  [0.9, 'day'],
  [1, 'week'],
  [7, 'month'],
  [30, 'quarter'],
  [90, 'longer'],
])('what is %d days old is in the band %s', (age, band) => {
  expect(ageBand(AT, days(age))).toBe(band);
});
