import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { auditTableOf } from '../../../contracts/audit-table.ts';
import { OPERATIONS, run } from '../../../local/dynamodb/operations.ts';
import { openEmbeddedTable } from '../../../local/dynamodb/table.ts';

const NAME = 'kinbridge';
const KILLED = fileURLToPath(new URL('fixtures/killed-while-moving.ts', import.meta.url));
const hash = 'h'.repeat(64);
const entry = (pk: string, sk: string, more: object = {}) => ({ pk, sk, type: 'audit-entry', hash, ...more });
const BEFORE = [
  { pk: 'CASE#1', sk: 'case', type: 'case', audit: { seq: 2, hash } },
  { pk: 'CASE#1', sk: 'case#person#audit#1', type: 'person' },
  { pk: 'READS#ana', sk: 'head', type: 'reader-head' },
  entry('CASE#1', 'audit#00000001'),
  entry('CASE#1', 'audit#00000002'),
  entry('READS#ana', '2026-03-10#audit#00000001', {
    lk: 'READERS#2026-03-10',
    ls: 'ana',
    caseId: 'reads-of-ana',
  }),
];
const ENTRIES = BEFORE.filter(({ type }) => type === 'audit-entry');

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kinbridge-audit-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const open = () => openEmbeddedTable({ directory, name: NAME, now: () => 0 });
type Opened = Awaited<ReturnType<typeof open>>;
const asked = async ({ service }: Opened, operation: string, request: object) =>
  ((await run(service, OPERATIONS, operation, request)) as { Items: { sk: string }[] }).Items;
const scan = (table: Opened, TableName: string) => asked(table, 'Scan', { TableName });

/** A folder as it was when entries lay among the records. */
async function folderOfBefore(): Promise<void> {
  const table = await open();
  await table.service.database.write(() => table.service.delete(table.audit));
  for (const Item of BEFORE) await run(table.service, OPERATIONS, 'PutItem', { TableName: NAME, Item });
  table.service.close();
}

async function hasMoved(table: Opened): Promise<void> {
  const audit = auditTableOf(NAME);
  const sorted = (items: object[]) => items.map((item) => JSON.stringify(item)).sort();
  expect(sorted(await scan(table, audit))).toEqual(sorted(ENTRIES));
  expect((await scan(table, NAME)).map(({ sk }) => sk).sort()).toEqual([
    'case',
    'case#person#audit#1',
    'head',
  ]);
  const readers = (TableName: string) =>
    asked(table, 'Query', {
      ...{ TableName, IndexName: 'list', KeyConditionExpression: 'lk = :day' },
      ExpressionAttributeValues: { ':day': 'READERS#2026-03-10' },
    });
  expect((await readers(audit)).map(({ sk }) => sk)).toEqual(['2026-03-10#audit#00000001']);
  expect(await readers(NAME)).toEqual([]);
}

describe('the table of audit entries', () => {
  it('takes over the entries of a folder from before, whole and once', async () => {
    await folderOfBefore();
    for (const _start of [1, 2]) {
      const table = await open();
      await hasMoved(table);
      table.service.close();
    }
  });

  it('leaves the folder as it was to the next start when the move is killed', async () => {
    await folderOfBefore();
    expect(() => execFileSync(process.execPath, [KILLED, directory, NAME], { stdio: 'ignore' })).toThrow();
    const table = await open();
    await hasMoved(table);
    table.service.close();
  });

  it('has no stream, and shares transactions with the records', async () => {
    const table = await open();
    expect(table.audit.stream).toBeUndefined();
    const put = (TableName: string, Item: object) => ({
      Put: { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' },
    });
    const both = (record: object) => ({
      TransactItems: [put(NAME, record), put(auditTableOf(NAME), ENTRIES[0]!)],
    });
    await run(table.service, OPERATIONS, 'TransactWriteItems', both(BEFORE[0]!));
    await expect(
      run(table.service, OPERATIONS, 'TransactWriteItems', both(BEFORE[2]!)),
    ).rejects.toMatchObject({
      name: 'TransactionCanceledException',
    });
    expect((await scan(table, NAME)).map(({ sk }) => sk)).toEqual(['case']);
    table.service.close();
  });
});
