import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import { openTestTable } from '../../table.ts';

const office = 'acts-1';
const anna = staff('caseworker', office, 'anna.acts');
const auditor: Actor = { id: 'auditor.acts', kind: 'staff', roles: ['auditor'] };
const DAYS = ['2026-03-10', '2026-03-11', '2026-03-12'] as const;
let caseId: string;

beforeAll(async () => {
  const table = await openTestTable();
  const { case: caseRecord } = await storedCase(table, { office });
  caseId = caseRecord.id;
  const path = { workItemId: await storedItem(table, caseId, 'eligibility-review') };
  for (const [at, name] of DAYS.flatMap((day) => [
    [`${day}T09:00:00.000Z`, 'ClaimWorkItem'] as const,
    [`${day}T11:00:00.000Z`, 'ReleaseWorkItem'] as const,
  ])) {
    expect((await api(name, { by: anna, path, at })).status).toBe(200);
    const read = at.replace(':00:00', ':30:00');
    expect((await api('ReadCase', { by: anna, path: { caseId }, at: read })).status).toBe(200);
  }
});

interface Act {
  kind: string;
  at: string;
  owner: string;
  facts: { act: string }[];
}
async function acts(query: Record<string, string>, by = auditor) {
  const answer = await api('ListActsOfPerson', { by, path: { personId: anna.id }, query });
  const { acts: found = [], cursor } = answer.body as unknown as { acts?: Act[]; cursor: string | null };
  return { status: answer.status, acts: found, cursor };
}
const told = (found: readonly Act[]) =>
  found.map(({ at, facts }) => `${at.slice(5, 16)} ${facts.map(({ act }) => act).join(' ')}`);
const dayOf = (day: string) => [
  `${day}T11:30 case.viewed`,
  `${day}T11:00 work-item.released`,
  `${day}T09:30 case.viewed`,
  `${day}T09:00 work-item.claimed`,
];

describe('what one person did', () => {
  it('is told between two days, newest first, with what was read among what was changed', async () => {
    const { status, acts: found, cursor } = await acts({ from: DAYS[1], to: DAYS[2] });
    expect([status, cursor]).toEqual([200, null]);
    expect(told(found)).toEqual([...dayOf('03-12'), ...dayOf('03-11')]);
    expect(found.filter(({ kind }) => kind === 'change').every(({ owner }) => owner === caseId)).toBe(true);
  });

  it.each([1, 2, 3, 5])('is the same in pages of %i', async (limit) => {
    const all: Act[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await acts({
        ...{ from: DAYS[0], to: DAYS[2], limit: String(limit) },
        ...(cursor ? { cursor } : {}),
      });
      expect(page.acts.length).toBeLessThanOrEqual(limit);
      all.push(...page.acts);
      cursor = page.cursor;
    }
    expect(told(all)).toEqual([...DAYS].reverse().flatMap((day) => dayOf(day.slice(5))));
  });

  it('is for auditors, for at most 92 days, and the look is recorded', async () => {
    const supervisor = staff('supervisor', office, 'lead.acts');
    expect((await acts({ from: DAYS[0], to: DAYS[2] }, supervisor)).status).toBe(403);
    expect((await acts({ from: DAYS[2], to: DAYS[0] })).status).toBe(400);
    expect((await acts({ from: '2026-01-01', to: '2026-12-31' })).status).toBe(400);
    const path = { day: '2026-03-10', reader: auditor.id };
    const { body } = await api('ReadReadings', { by: auditor, path });
    expect(JSON.stringify(body.entries)).toContain('person-acts.listed');
  });
});
