import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { workbookOf } from '../fixtures/workbook.ts';

/** The fewest rows that the command sends in three parts. */
const ROWS = 1200;
const HEADER = 'case number,full name';
const csv = [HEADER, ...Array.from({ length: ROWS }, (_, at) => `K-${at},Rima ${at}`)].join('\n');

let folder: string;
let server: Server;
let received: { csv: string; importKey: string; dryRun: boolean }[];
let onPart: (part: number) => void;
/** The calls that are answered as if the sign-in had ended. */
let endedAt: number[];
let signIns: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'intake-'));
  received = [];
  onPart = () => {};
  [endedAt, signIns] = [[], 0];
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    if (request.url === '/dev/token') {
      signIns += 1;
      return response.end(JSON.stringify({ token: 'x' }));
    }
    const body = JSON.parse(text) as (typeof received)[number];
    received.push(body);
    onPart(received.length);
    if (endedAt.includes(received.length)) {
      response.statusCode = 401;
      return response.end(JSON.stringify({ title: 'Sign in first' }));
    }
    const rows = body.csv.trim().split('\n').length - 1;
    const households = Array.from({ length: rows }, (_, at) => ({
      ...{ rows: [at + 2], outcome: 'registered', caseId: null, number: 'N-1' },
    }));
    response.end(
      JSON.stringify({
        ...{ rows, total: rows, next: null, households, rejected: [], warnings: [] },
        ...{ alike: [], proposed: 0, importId: 'import-00000000000000000000' },
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function command(...args: string[]) {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const child = spawn(process.execPath, [resolve('scripts/intake.ts'), ...args, '--url', url], {
    cwd: folder,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  return { child, ended: once(child, 'close').then(([code]) => ({ code: code as number | null, said })) };
}

test('an import that is killed goes on where it stopped, and its report is whole', async () => {
  writeFileSync(join(folder, 'list.csv'), csv);
  const first = command('list.csv');
  onPart = (part) => part === 2 && first.child.kill('SIGKILL');
  expect((await first.ended).code).toBe(null);
  expect(statSync(join(folder, 'list.csv.progress')).mode & 0o777).toBe(0o600);
  onPart = () => {};
  const { code, said } = await command('list.csv').ended;
  expect([code, said]).toEqual([0, expect.stringContaining(`${ROWS} rows: ${ROWS} households registered`)]);
  const parts = received.map((body) => body.csv);
  // The part whose answer did not arrive is sent a second time, no other.
  expect([
    parts.length,
    new Set(parts).size,
    new Set(received.map(({ importKey }) => importKey)).size,
  ]).toEqual([4, 3, 1]);
  expect(readdirSync(folder)).toEqual(['list.csv']);
});

test('a sign-in that ends while the file goes in is renewed, and the part is sent again', async () => {
  writeFileSync(join(folder, 'list.csv'), csv);
  endedAt = [2];
  const { code, said } = await command('list.csv').ended;
  expect([code, said]).toEqual([0, expect.stringContaining(`${ROWS} households registered`)]);
  expect([received.length, signIns]).toEqual([4, 2]);
});

test('a workbook goes through the mapping of a file, and a dry run says that it was one', async () => {
  const rows = [['Liste'], ['Dossier', 'Prénom', 'Nom'], ['A-1', 'Rima', 'Haddad']];
  writeFileSync(join(folder, 'list.xlsx'), workbookOf([{ name: 'Liste', rows }]));
  const fields = {
    number: { from: ['Dossier'] },
    name: { from: ['Prénom', 'Nom'] },
    office: { otherwise: 'amman' },
  };
  writeFileSync(join(folder, 'map.json'), JSON.stringify({ name: 'Liste', fields }));
  const { code, said } = await command('list.xlsx', '--mapping', 'map.json', '--dry-run').ended;
  expect([code, said]).toEqual([0, expect.stringContaining('dry run')]);
  expect(received[0]).toMatchObject({
    dryRun: true,
    csv: 'case number,office,full name\nA-1,amman,Rima Haddad\n',
  });
  writeFileSync(join(folder, 'map.json'), '{ "name": "x", "fields": { "shoe": {} } }');
  const refused = await command('list.xlsx', '--mapping', 'map.json').ended;
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('is no mapping')]);
});

test('a file in another encoding is shown as it would read, and read as it is said to be', async () => {
  const bytes = Buffer.concat([Buffer.from(`${HEADER}\nA-1,`), Buffer.from([0xe4, 0xcf, 0xec])]);
  writeFileSync(join(folder, 'list.csv'), bytes);
  const asked = await command('list.csv').ended;
  expect([asked.code, asked.said]).toEqual([
    1,
    expect.stringContaining('--encoding windows-1256\n    A-1,ندى'),
  ]);
  await command('list.csv', '--encoding', 'windows-1256').ended;
  expect(received[0]!.csv).toContain('ندى');
  expect(existsSync(join(folder, 'rejected-list.csv'))).toBe(false);
  expect(readFileSync(join(folder, 'list.csv'))).toEqual(bytes);
});
