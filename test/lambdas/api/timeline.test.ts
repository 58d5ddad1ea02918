import { beforeAll, describe, expect, it } from 'vitest';
import type { TimelineEntry } from '../../../domain/casework/timeline.ts';
import { plus } from '../../../domain/kernel/calendar.ts';
import { openWorkItem } from '../../../domain/work-item/open-work-item.ts';
import { AT, command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const worker = staff('caseworker');
const supervisor = staff('supervisor');

/** A case that was registered, asked for a review, reminded, escalated twice, viewed and flagged: an act an hour. */
async function eventful(): Promise<string> {
  const { case: caseRecord } = await storedCase(table);
  const path = { caseId: caseRecord.id };
  for (const round of [0, 1, 2, 3]) {
    const by = command(undefined, plus(AT, `PT${round + 1}H`));
    const request = { kind: 'eligibility-review', round, token: `token-${by.id}`, execution: 'execution' };
    await table.store.change(caseRecord.id, by, (file) => openWorkItem(file, request, by));
  }
  await api('ReadCase', { by: worker, path, at: plus(AT, 'PT5H') });
  const body = { kind: 'medical-hold', instruction: 'fever since Monday', blocks: ['travel'] };
  await api('RaiseFlag', { by: worker, path, body, at: plus(AT, 'PT6H') });
  return caseRecord.id;
}
const page = async (caseId: string, query: Record<string, string> = {}, by = supervisor) => {
  const answer = await api('ReadTimeline', { by, path: { caseId }, query });
  expect(answer.status).toBe(200);
  return { ...(answer.body as { entries: TimelineEntry[]; cursor: string | null }), text: answer.text };
};

describe('GET /cases/{caseId}/timeline', () => {
  it('merges acts, steps and notices, newest first, without personal values', async () => {
    const { entries, cursor, text } = await page(await eventful());
    expect(cursor).toBeNull();
    expect(entries.map(({ kind }) => kind)).toEqual([
      ...['act', 'step', 'notice', 'step', 'notice', 'step', 'notice', 'step', 'step'],
    ]);
    expect(entries[0]).toMatchObject({ actor: { id: worker.id }, facts: [{ act: 'flag.raised' }] });
    expect(entries[2]).toMatchObject({
      actor: null,
      notice: { template: 'work-item-escalated', to: 'role', role: 'supervisor', office: 'amman' },
    });
    expect(text).not.toMatch(/fever|Haddad/);
  });

  it.each([1, 2, 3, 5])('gives everything once, in pages of %s entries', async (limit) => {
    const caseId = await eventful();
    const whole = (await page(caseId)).entries.map(({ id }) => id);
    const found: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const next = await page(caseId, { limit: String(limit), ...(cursor ? { cursor } : {}) });
      found.push(...next.entries.map(({ id }) => id));
      cursor = next.cursor;
    }
    expect(found.toSorted()).toEqual(whole.toSorted());
  });

  it('is for who may read the case', async () => {
    const caseId = await eventful();
    const status = async (by: typeof worker) => (await api('ReadTimeline', { by, path: { caseId } })).status;
    expect([
      await status(staff('auditor', 'geneva')),
      await status(staff('caseworker', 'kyiv')),
      await status(staff('administrator', 'geneva')),
    ]).toEqual([200, 404, 403]);
  });

  it('takes a cursor of nonsense for the beginning', async () => {
    const caseId = await eventful();
    expect((await page(caseId, { cursor: 'AAAA' })).entries.length).toBeGreaterThan(0);
  });
});
