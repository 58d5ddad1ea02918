import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { household } from '../../fixtures/household.ts';
import { openTestTable } from '../../table.ts';

interface Report {
  households: { outcome: string; caseId: string }[];
  rejected: { column: string; rule: string }[];
}

const AT = '2026-11-23T08:00:00.000Z';
const worker = staff('caseworker', 'amman');
const OPEN = ['destination office', 'primary category', 'secondary category'];
const upload = async (csv: string): Promise<Report> => {
  const answer = await api('ImportIntake', { by: worker, body: { csv }, at: AT });
  expect(answer.status).toBe(200);
  return answer.body as unknown as Report;
};
/** The sample's households of one office, with the cells of some columns changed or the columns left out. */
function rewritten(number: string, change: (cells: string[], columns: number[]) => string[]): string {
  const [header = '', ...lines] = readFileSync('samples/intake.csv', 'utf8').trim().split(/\r?\n/);
  const columns = OPEN.map((name) => header.split(',').indexOf(name));
  const tags = lines[0]?.startsWith('#') ? [lines[0]] : [];
  const rows = [header, ...tags, ...lines.filter((line) => line.includes(number))];
  return rows.map((row, at) => (at === 0 ? row : change(row.split(','), columns).join(','))).join('\n');
}
const emptied = (cells: string[], columns: number[]) =>
  cells[0]?.startsWith('#') ? cells : cells.map((cell, at) => (columns.includes(at) ? '' : cell));

beforeAll(async () => {
  await openTestTable();
});

describe('categories and destination office that nobody knows yet', () => {
  it('may be empty in a file: the household is registered, and the same file is no news', async () => {
    const csv = rewritten('KB-AMM-00068', emptied);
    const first = await upload(csv);
    expect([first.households.map(({ outcome }) => outcome), first.rejected]).toEqual([['registered'], []]);
    const caseId = first.households[0]!.caseId;
    const { body } = await api('ReadCase', { by: worker, path: { caseId }, at: AT });
    const { case: head } = body as { case: Record<string, unknown> };
    expect(head).toMatchObject({ office: 'amman' });
    for (const field of ['destinationOffice', 'primaryCategory', 'secondaryCategory'])
      expect(head).not.toHaveProperty(field);
    const again = await upload(csv);
    expect(again.households.map(({ outcome }) => outcome)).toEqual(['already-registered']);
  });

  it('may be absent from the request, and then no other office knows of the case', async () => {
    const { destinationOffice: _to, primaryCategory: _one, secondaryCategory: _two, ...wanted } = household();
    const { status, body } = await api('RegisterCase', {
      by: worker,
      body: { ...wanted, office: 'amman', start: false },
      at: AT,
    });
    expect(status).toBe(201);
    const { caseId } = body as { caseId: string };
    const list = await api('ListCases', { by: worker, at: AT });
    expect((list.body as { cases: { caseId: string }[] }).cases.map((one) => one.caseId)).toContain(caseId);
    const elsewhere = staff('caseworker', 'toronto');
    expect((await api('ReadCase', { by: elsewhere, path: { caseId }, at: AT })).status).toBe(404);
    const { office: _none, ...nowhere } = elsewhere;
    expect((await api('ReadCase', { by: nowhere, path: { caseId }, at: AT })).status).not.toBe(200);
  });

  it('are still refused when they are wrong', async () => {
    const wrong = await api('RegisterCase', {
      by: worker,
      body: { ...household({ office: 'amman' }), destinationOffice: 'Not An Office', start: false },
      at: AT,
    });
    expect(wrong.status).toBe(400);
  });
});
