import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditSortKey, caseKey } from '../../../contracts/table.ts';
import { hashOf } from '../../../domain/audit/chain.ts';
import { command, staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

const note = (caseId: string) =>
  table.store.change(caseId, command(), () => ({
    ...{ patch: {}, writes: [], answer: {} },
    facts: [{ act: 'case.noted' }],
  }));

/** A case with this many entries in its chain. */
async function chained(length: number): Promise<string> {
  const caseId = (await storedCase(table)).case.id;
  for (let entries = 1; entries < length; entries += 1) await note(caseId);
  return caseId;
}

const entryKey = (caseId: string, seq: number) => ({ pk: caseKey(caseId), sk: auditSortKey(seq) });
const remove = (caseId: string, seq: number) =>
  table.documents.send(new DeleteCommand({ TableName: table.audit, Key: entryKey(caseId, seq) }));
const setHead = (caseId: string, audit: object) =>
  table.documents.send(
    new UpdateCommand({
      ...{ TableName: table.name, Key: { pk: caseKey(caseId), sk: 'case' } },
      UpdateExpression: 'SET audit = :audit',
      ExpressionAttributeValues: { ':audit': audit },
    }),
  );
const itemsOf = async (caseId: string) =>
  (await table.scan()).filter(({ pk, sk }) => pk === caseKey(caseId) && String(sk).startsWith('audit#'));

/** Everything that a reader finds who turns the pages; refuses a reading that would never end. */
async function found(caseId: string, limit = 2): Promise<string[]> {
  const findings: { seq: number; problem: string }[] = [];
  for (let after: number | null = 0; after !== null; ) {
    const query = { after: String(after), limit: String(limit) };
    const page = await api('ReadAudit', { by: staff('auditor'), path: { caseId }, query });
    expect(page.status).toBe(200);
    findings.push(...(page.body.findings as typeof findings));
    const next = page.body.next as number | null;
    if (next !== null) expect(next).toBeGreaterThan(after);
    after = next;
  }
  return findings.map(({ seq, problem }) => `${problem} ${seq}`);
}

describe('the check of a chain against a forger of the table', () => {
  it('finds nothing in a chain as it was written, however it is paged', async () => {
    const caseId = await chained(5);
    for (const limit of [1, 2, 5, 200]) expect(await found(caseId, limit)).toEqual([]);
  });

  it.each([1, 2, 4, 200])('finds the last entry deleted, and ends (pages of %i)', async (limit) => {
    const caseId = await chained(5);
    await remove(caseId, 5);
    expect(await found(caseId, limit)).toContain('other-end 5');
  });

  it.each([0, 5])('finds a chain cut to nothing, with a case record that names entry %i', async (seq) => {
    const caseId = await chained(5);
    for (const number of [1, 2, 3, 4, 5]) await remove(caseId, number);
    if (seq === 0) await setHead(caseId, { seq: 0, hash: '0'.repeat(64) });
    expect(await found(caseId)).toContain(`other-end ${seq}`);
  });

  it.each([2, 200])(
    'finds entries after the last that the case record names (pages of %i)',
    async (limit) => {
      const caseId = await chained(5);
      const { hash } = (await itemsOf(caseId)).find(({ seq }) => seq === 3)!;
      await setHead(caseId, { seq: 3, hash });
      expect((await found(caseId, limit)).some((one) => one.startsWith('beyond-end'))).toBe(true);
    },
  );

  it('finds a page of entries missing whose place is taken by nothing', async () => {
    const caseId = await chained(6);
    for (const number of [2, 3]) await remove(caseId, number);
    expect(await found(caseId)).toContain('gap 4');
  });

  it('finds the whole chains of two cases exchanged, heads and all', async () => {
    const [one, other] = [await chained(3), await chained(3)];
    const heads = await Promise.all([one, other].map((id) => table.store.loadCase(id)));
    const chains = await Promise.all([one, other].map(itemsOf));
    for (const [to, from] of [
      [0, 1],
      [1, 0],
    ] as const) {
      const caseId = [one, other][to]!;
      for (const item of chains[from]!) await table.put({ ...item, pk: caseKey(caseId) });
      await setHead(caseId, heads[from]!.case.audit);
    }
    expect(await found(one)).toEqual(['other-owner 1', 'other-owner 2', 'other-owner 3']);
    expect(await found(other)).toHaveLength(3);
  });

  it('tells an entry that cannot be read as a finding, in the check, the export and the timeline', async () => {
    const caseId = await chained(4);
    const item = (await itemsOf(caseId)).find(({ seq }) => seq === 2)!;
    await table.put({ ...item, facts: [] });
    expect(await found(caseId)).toEqual(['unreadable 2']);
    for (const format of ['csv', 'json']) {
      const file = await api('ExportAudit', { by: staff('auditor'), query: { caseId, format } });
      expect([file.status, String(file.body.text).includes('unreadable')]).toEqual([200, true]);
    }
    const timeline = await api('ReadTimeline', { by: staff('auditor'), path: { caseId } });
    expect(timeline.status).toBe(200);
  });

  it('finds an entry of the middle that was sealed again', async () => {
    const caseId = await chained(4);
    const { pk, sk, ...entry } = (await itemsOf(caseId)).find(({ seq }) => seq === 2)!;
    const { hash: _old, ...forged } = { ...entry, command: 'another' } as unknown as Parameters<
      typeof hashOf
    >[0] & { hash: string };
    await table.put({ pk, sk, ...forged, hash: hashOf(forged) });
    expect(await found(caseId)).toEqual(['broken-link 3']);
  });
});

describe('the check of a chain while it grows', () => {
  it('finds nothing wrong in any reading', async () => {
    const caseId = await chained(3);
    let writing = true;
    const writes = (async () => {
      for (let count = 0; count < 60; count += 1) await note(caseId);
      writing = false;
    })();
    const findings: string[] = [];
    let readings = 0;
    while (writing) {
      findings.push(...(await found(caseId, 200)));
      readings += 1;
    }
    await writes;
    expect(findings).toEqual([]);
    expect(readings).toBeGreaterThan(1);
  });
});
