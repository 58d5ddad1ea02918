import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { isEntryKey } from '../../../contracts/audit-table.ts';
import { auditSortKey, readsKey } from '../../../contracts/table.ts';
import type { AuditEntry } from '../../../domain/audit/audit-entry.ts';
import type { Actor } from '../../../domain/kernel/actor.ts';
import { staff } from '../../fixtures/actors.ts';
import { api } from '../../fixtures/api.ts';
import { storedCase } from '../../fixtures/running-case.ts';
import type { TestTable } from '../../table.ts';
import { openTestTable } from '../../table.ts';

const DAY = '2026-03-10';
let table: TestTable;
beforeAll(async () => {
  table = await openTestTable();
});

let readers = 0;
/** Somebody who has read nothing yet. */
const reader = (role: Parameters<typeof staff>[0] = 'caseworker'): Actor =>
  staff(role, 'amman', `reader-${++readers}`);

async function readingsOf(by: Actor, day = DAY) {
  const answer = await api('ReadReadings', {
    ...{ by: staff('auditor', 'amman', 'auditor-9'), path: { day, reader: by.id } },
    at: '2027-01-01T00:00:00.000Z',
  });
  expect(answer.status).toBe(200);
  return answer.body as unknown as { entries: AuditEntry[]; findings: { seq: number; problem: string }[] };
}
const factsOf = async (by: Actor) => (await readingsOf(by)).entries.flatMap(({ facts }) => facts);

describe('a reading', () => {
  it('stands in the chain of its reader and leaves the case as it was', async () => {
    const { case: before } = await storedCase(table);
    const by = reader();
    await api('ReadCase', { by, path: { caseId: before.id } });
    const { case: after } = await table.store.loadCase(before.id);
    expect([after.version, after.audit]).toEqual([before.version, before.audit]);
    expect(await factsOf(by)).toEqual([
      {
        act: 'case.viewed',
        details: {
          fields: ['identity', 'health', 'protection', 'contact'],
          cases: [before.id],
          sponsors: [],
        },
      },
    ]);
  });

  it('is told once an hour for the same, and again for something else or later', async () => {
    const one = (await storedCase(table)).case.id;
    const two = (await storedCase(table)).case.id;
    const by = reader();
    const read = (caseId: string, at: string) =>
      api('ReadCase', { by, path: { caseId }, at: `${DAY}T${at}Z` });
    for (const at of ['10:00:00', '10:30:00']) await read(one, at);
    await read(two, '10:31:00');
    await read(one, '11:00:00');
    expect((await readingsOf(by)).entries.map(({ at }) => at.slice(11, 16))).toEqual([
      '10:00',
      '10:31',
      '11:00',
    ]);
  });

  it('is told of lists, exports and the audit itself', async () => {
    const caseId = (await storedCase(table)).case.id;
    const by = reader('supervisor');
    await api('ListCases', { by });
    await api('ListWorkItems', { by });
    await api('ListDepartures', {
      by,
      query: { from: '2026-03-01T00:00:00.000Z', to: '2026-03-20T00:00:00.000Z' },
    });
    await api('ListTracingRequests', { by });
    await api('ReadTimeline', { by, path: { caseId } });
    await api('ReadAudit', { by, path: { caseId } });
    for (let times = 0; times < 2; times += 1)
      await api('ExportAudit', { by, query: { caseId, format: 'csv' } });
    expect((await factsOf(by)).map(({ act }) => act)).toEqual([
      ...['cases.listed', 'work-items.listed', 'departures.listed', 'tracing-requests.listed'],
      ...['timeline.viewed', 'audit.viewed', 'audit.exported', 'audit.exported'],
    ]);
  });

  it('names whom a list showed, and not those whom it withheld', async () => {
    const by = reader();
    const open = await storedCase(table);
    const hidden = (await storedCase(table)).case.id;
    const flag = { kind: 'protection', instruction: 'nobody', blocks: [] };
    await api('RaiseFlag', { by: staff('protection-officer'), path: { caseId: hidden }, body: flag });
    await api('ListCases', { by, query: { limit: '100' } });
    const [fact] = await factsOf(by);
    expect(fact!.details!.cases).toContain(open.case.id);
    expect(fact!.details!.cases).not.toContain(hidden);
  });

  it('is told of a search with a hit and without, never its words', async () => {
    const { case: caseRecord, persons } = await storedCase(table);
    const by = reader();
    const { name } = persons[0]!;
    for (const text of [caseRecord.number, name, 'Nobody Whosoever'])
      await api('SearchCases', { by, body: { text } });
    const facts = await factsOf(by);
    expect(facts.map(({ act }) => act)).toEqual(Array.from({ length: 3 }, () => 'cases.searched'));
    expect(facts[0]!.details!.cases).toContain(caseRecord.id);
    expect(facts[2]!.details!.cases).toEqual([]);
    const written = JSON.stringify(await readingsOf(by));
    for (const word of [caseRecord.number, name, 'Whosoever']) expect(written).not.toContain(word);
  });

  it('is told of nothing that was refused', async () => {
    const caseId = (await storedCase(table)).case.id;
    const by = staff('caseworker', 'nairobi', 'reader-elsewhere');
    expect((await api('ReadCase', { by, path: { caseId } })).status).toBe(404);
    expect(await factsOf(by)).toEqual([]);
  });
});

describe('the chain of a reader', () => {
  it('is whole when the same person reads many things at the same time', async () => {
    const by = reader();
    const files = [];
    for (let count = 0; count < 6; count += 1) files.push(await storedCase(table));
    await Promise.all(files.map((file) => api('ReadCase', { by, path: { caseId: file.case.id } })));
    const { entries, findings } = await readingsOf(by);
    expect([entries.map(({ seq }) => seq), findings]).toEqual([[1, 2, 3, 4, 5, 6], []]);
  });

  it('goes on over days, so that a day, or the end of one, cannot be taken out unseen', async () => {
    const by = reader();
    const caseId = (await storedCase(table)).case.id;
    for (const at of ['2026-03-10T10', '2026-03-10T11', '2026-03-12T10'])
      await api('ReadCase', { by, path: { caseId }, at: `${at}:00:00.000Z` });
    for (const day of ['2026-03-10', '2026-03-12']) expect((await readingsOf(by, day)).findings).toEqual([]);
    const Key = { pk: readsKey(by.id), sk: `2026-03-10#${auditSortKey(2)}` };
    await table.documents.send(new DeleteCommand({ TableName: table.audit, Key }));
    expect((await readingsOf(by, '2026-03-12')).findings).toEqual([{ seq: 1, problem: 'broken-link' }]);
  });

  const take = (by: Actor, sk: string) =>
    table.documents.send(
      new DeleteCommand({
        TableName: isEntryKey(sk) ? table.audit : table.name,
        Key: { pk: readsKey(by.id), sk },
      }),
    );
  const readsTwo = async (by: Actor) => {
    for (const at of ['10:00:00', '12:00:00'])
      await api('ReadCase', {
        ...{ by, path: { caseId: (await storedCase(table)).case.id }, at: `${DAY}T${at}Z` },
      });
  };

  it('names its end, so that the last entry, or the whole last day, cannot be taken out unseen', async () => {
    const by = reader();
    await readsTwo(by);
    expect((await readingsOf(by)).findings).toEqual([]);
    await take(by, `${DAY}#${auditSortKey(2)}`);
    expect((await readingsOf(by)).findings).not.toEqual([]);
    await take(by, `${DAY}#${auditSortKey(1)}`);
    expect((await readingsOf(by)).findings).not.toEqual([]);
  });

  it('of before it had an end goes on, and has one with the next reading', async () => {
    const by = reader();
    await readsTwo(by);
    await take(by, 'head');
    const { case: caseRecord } = await storedCase(table);
    await api('ReadCase', { by, path: { caseId: caseRecord.id }, at: `${DAY}T15:00:00Z` });
    expect((await readingsOf(by)).entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect((await readingsOf(by)).findings).toEqual([]);
    await take(by, `${DAY}#${auditSortKey(3)}`);
    expect((await readingsOf(by)).findings).not.toEqual([]);
  });
});

describe('who reads readings', () => {
  it('is told who saw a case: its supervisors and auditors, nobody else', async () => {
    const caseId = (await storedCase(table)).case.id;
    const by = reader();
    await api('ReadCase', { by, path: { caseId } });
    const asked = (who: Actor) => api('ListCaseReadings', { by: who, path: { caseId } });
    for (const who of [staff('supervisor'), staff('auditor')])
      expect((await asked(who)).body.readings).toContainEqual(
        expect.objectContaining({ reader: by.id, act: 'case.viewed', day: DAY, seq: 1 }),
      );
    expect((await asked(staff('caseworker'))).status).toBe(403);
    expect((await asked(staff('supervisor', 'nairobi'))).status).toBe(404);
  });

  it('lets auditors list who read on a day, whose own reading is recorded too', async () => {
    const by = reader();
    await api('ReadCase', { by, path: { caseId: (await storedCase(table)).case.id } });
    const seen = { office: 'amman', roles: by.roles, lastSeenOn: DAY };
    await table.store.noteStaff({
      ...{ type: 'staff-member' as const, schema: 2 as const, id: by.id, name: 'Nour Haddad' },
      ...seen,
    });
    const auditor = staff('auditor', 'amman', 'auditor-of-readers');
    const found: string[] = [];
    const names: Record<string, string> = {};
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query = { limit: '2', ...(cursor === '' ? {} : { cursor }) };
      const { body } = await api('ListReaders', { by: auditor, path: { day: DAY }, query });
      found.push(...(body.readers as string[]));
      Object.assign(names, body.names);
      cursor = body.cursor as string | null;
    }
    expect(found).toContain(by.id);
    expect(names).toMatchObject({ [by.id]: 'Nour Haddad' });
    expect((await factsOf(auditor)).map(({ act }) => act)).toContain('readers.listed');
    expect((await api('ListReaders', { by: staff('supervisor'), path: { day: DAY } })).status).toBe(403);
  });
});
