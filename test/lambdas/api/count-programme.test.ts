import { beforeAll, describe, expect, it } from 'vitest';
import type { ProgrammePart } from '../../../contracts/api/programme-figures.ts';
import { addedUp, NO_CASES, type Part } from '../../../domain/statistics/flow/part.ts';
import { AT, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase, storedItem } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
const days = (count: number) => new Date(Date.parse(AT) + count * 86_400_000).toISOString();
const month = AT.slice(0, 7);
const period = { since: month, until: month };
const manager = { ...staff('programme-manager', 'oslo'), office: undefined };
const supervisor = staff('supervisor', 'oslo');

const count = (query: Record<string, string> = {}, by: object = manager) =>
  api('CountProgramme', { by: by as never, at: days(3), query: { ...period, ...query } });

async function whole(query: Record<string, string> = {}, by: object = manager): Promise<Part> {
  const parts: Part[] = [NO_CASES];
  let cursor: string | null = '';
  while (cursor !== null) {
    const answer = await count({ ...query, ...(cursor === '' ? {} : { cursor }) }, by);
    expect(answer.status).toBe(200);
    const body = answer.body as unknown as { part: ProgrammePart; cursor: string | null };
    parts.push(body.part as unknown as Part);
    cursor = body.cursor;
  }
  return addedUp(parts);
}

async function listed(figure: Record<string, string>, by: object = manager, limit = '3') {
  const rows: { caseId: string; name: string | null; number: string | null }[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const query = { ...figure, limit, ...(cursor === '' ? {} : { cursor }) };
    const answer = await api('ListCases', { by: by as never, at: days(3), query });
    expect(answer.status).toBe(200);
    const body = answer.body as unknown as { cases: typeof rows; cursor: string | null };
    expect(body.cases.length).toBeLessThanOrEqual(Number(limit));
    rows.push(...body.cases);
    cursor = body.cursor;
  }
  return rows;
}

beforeAll(async () => {
  table = await openTestTable();
  for (let made = 0; made < 7; made += 1) await storedCase(table, { office: 'oslo' });
  await storedCase(table, { office: 'oslo' }, false);
  await storedCase(table, { office: 'bergen', destinationOffice: 'oslo' });
  const waiting = await storedCase(table, { office: 'bergen', destinationOffice: 'lyon' });
  // An office is known once somebody of it has signed in.
  for (const office of ['oslo', 'bergen'])
    await api('ReadSession', { by: staff('supervisor', office, office) });
  await storedItem(table, waiting.case.id, 'eligibility-review');
});

describe('GET /statistics/programme', () => {
  it('counts the cases of every office once, and those of one office in both of its places', async () => {
    const every = await whole();
    expect([every.cases, every.registered]).toEqual([10, 1]);
    const oslo = await whole({ office: 'oslo' });
    expect([oslo.cases, oslo.registered]).toEqual([9, 1]);
    expect((await whole({}, supervisor)).cases).toBe(9);
  });

  it('has numbers whose list has as many households, each of them once', async () => {
    const part = await whole();
    const [stage] = part.stages;
    expect(stage).toMatchObject({ stage: 'eligibility-review', now: 9 });
    const inside = await listed({ figure: 'in', stage: 'eligibility-review' });
    expect(new Set(inside.map(({ caseId }) => caseId)).size).toBe(9);
    expect(inside).toHaveLength(9);
    const there = await listed({ figure: 'in', stage: 'eligibility-review', office: 'oslo' });
    expect(there).toHaveLength((await whole({ office: 'oslo' })).stages[0]!.now);
    expect(part.waits).toMatchObject([{ kind: 'eligibility-review', office: 'bergen', cases: 1 }]);
    expect(await listed({ figure: 'waiting', kind: 'eligibility-review', at: 'bergen' })).toHaveLength(1);
    for (const { office: from, destinationOffice: destination, underWay } of part.places)
      expect(await listed({ figure: 'placed', from, destination })).toHaveLength(underWay);
  });

  it('leads who plans for the programme to families by name, and an auditor to cases without', async () => {
    const [family] = await listed({ figure: 'in', stage: 'eligibility-review' });
    expect(family!.name).not.toBeNull();
    const auditor = { ...staff('auditor', 'oslo'), office: undefined };
    const [unnamed] = await listed({ figure: 'in', stage: 'eligibility-review' }, auditor);
    expect([unnamed!.name, unnamed!.number]).toEqual([null, null]);
  });

  it('lists by the end of a clearance for those who see health only', async () => {
    const ask = (valid: Record<string, string>, by: object) =>
      api('ListCases', { by: by as never, query: { figure: 'expiring', ...valid } });
    expect((await ask({ valid: 'health' }, supervisor)).status).toBe(200);
    expect((await ask({ valid: 'health' }, manager)).status).toBe(403);
    expect((await ask({}, manager)).status).toBe(403);
    expect((await ask({ valid: 'consent' }, manager)).status).toBe(200);
  });

  it('is of the own office for supervisors, and of at most 36 months', async () => {
    expect((await count({ office: 'bergen' }, supervisor)).status).toBe(403);
    expect((await count({}, staff('caseworker', 'oslo'))).status).toBe(403);
    expect((await count({ since: '2020-01' })).status).toBe(400);
    expect((await count({ since: '2026-13' })).status).toBe(400);
    expect((await count({ until: '2000-01' })).status).toBe(400);
  });
});
