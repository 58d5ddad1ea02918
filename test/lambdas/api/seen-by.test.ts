import { beforeAll, expect, it } from 'vitest';
import type { CaseCopy } from '../../../registry/case-copy.ts';
import { ASYLUM, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});
const officer = staff('protection-officer', ASYLUM);

it('a person is told of every reading of their case, by day and office and never by name', async () => {
  const file = await storedCase(table);
  const path = { caseId: file.case.id };
  const personId = file.persons[0]!.id;
  const days = ['2026-03-01T10:00:00Z', '2026-03-02T10:00:00Z', '2026-03-02T12:00:00Z'];
  for (const at of days) await api('ReadCase', { by: staff('caseworker', ASYLUM), path, at });
  const body = { audience: 'person', personId, language: 'en', reasonCode: 'asked' };
  const made = await api('MakeCopy', { by: officer, path, body, at: '2026-03-03T10:00:00Z' });
  const { seenBy } = made.body as unknown as CaseCopy;
  expect(seenBy.map(({ day, by, times }) => [day, by, times])).toEqual([
    ['2026-03-02', 'staff', 2],
    ['2026-03-01', 'staff', 1],
  ]);
  expect(seenBy[0]?.classes).toContain('identity');
  expect(JSON.stringify(seenBy)).not.toContain(staff('caseworker', ASYLUM).id);

  // Every reading that an auditor sees of the case is one of them, and no other.
  const { body: audited } = await api('ListCaseReadings', { by: staff('auditor'), path });
  const before = (audited.readings as { day: string }[]).filter(({ day }) => day < '2026-03-03');
  expect(seenBy.reduce((sum, { times }) => sum + times, 0)).toBe(before.length);
});

it('a family and a court are not told who else looked', async () => {
  const file = await storedCase(table);
  const path = { caseId: file.case.id };
  await api('ReadCase', { by: staff('caseworker', ASYLUM), path });
  for (const audience of ['family', 'court']) {
    const body = { audience, language: 'en', reasonCode: 'asked' };
    const made = await api('MakeCopy', { by: officer, path, body });
    expect((made.body as unknown as CaseCopy).seenBy).toEqual([]);
  }
});
