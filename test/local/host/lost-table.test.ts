import { mkdtempSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { startHost } from '../../../local/host.ts';
import { folderToServe } from '../../../local/wire/served-folder.ts';

let folder: string;
let table: string;
const start = () => startHost({ dataDir: folder, clock: realClock() });
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kinbridge-lost-'));
  table = join(folder, 'dynamodb', 'table.sqlite');
  await (await start()).close();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder whose table is empty or gone while its executions are there is refused', async () => {
  truncateSync(table);
  await expect(start()).rejects.toThrow(/has executions and no table/);
  rmSync(table);
  await expect(start()).rejects.toThrow(/has executions and no table/);
});

test('a table that is no database, or a damaged one, is refused by the name of its file', async () => {
  writeFileSync(table, 'this is no database, but it is long enough to have a header of one'.repeat(9));
  await expect(start()).rejects.toThrow(`The table ${table} is damaged`);
});

test('the table of a host is for nobody but its owner', () => {
  expect(statSync(table).mode & 0o077).toBe(0);
});

test('the folder of a host is served without a secret through no link', () => {
  for (const [name, to] of [
    ['whole', folder],
    ['part', join(folder, 'dynamodb')],
  ] as const) {
    const link = join(folder, name);
    symlinkSync(to, link);
    expect(() => folderToServe(link, 'dynamodb', undefined)).toThrow(/--secret-file/);
  }
});
