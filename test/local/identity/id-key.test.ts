import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprintOfIdKey } from '../../../contracts/id-key.ts';
import { ID_KEY_PLACE } from '../../../contracts/table.ts';
import { startHost } from '../../../local/host.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { household } from '../../fixtures/household.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kinbridge-id-key-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
const file = () => join(dataDir, 'identity', 'id-key');
const start = (more: object = { dataDir }) =>
  startHost({ dataDir: ':memory:', clock: virtualClock(Date.UTC(2026, 0, 12)), ...more });

/** Registers the same household; the id of its case. */
async function registered(more?: object): Promise<{ status: number; caseId: string }> {
  const host = await start(more);
  try {
    const body = { ...household({ number: 'KB-AMM-00001' }), start: false };
    const answer = await host.request('POST', '/cases', { user: 'caseworker.amman', body });
    return { status: answer.status, caseId: String((answer.body as { caseId?: string }).caseId) };
  } finally {
    await host.close();
  }
}

test('a folder has a key of its own, kept from others, and knows its numbers again', async () => {
  expect((await registered()).status).toBe(201);
  expect(readFileSync(file(), 'utf8')).toMatch(/^[\w-]{43}$/);
  expect(statSync(file()).mode & 0o077).toBe(0);
  expect((await registered()).status).toBe(409);
});

test.each([
  ['lost', () => rmSync(file())],
  ['exchanged', () => writeFileSync(file(), 'another key of at least 32 characters')],
])('a folder whose key was %s is refused: it would take every number for a new one', async (_how, spoil) => {
  await registered();
  const key = readFileSync(file(), 'utf8');
  spoil();
  await expect(start()).rejects.toMatchObject({ message: expect.stringMatching(/id-key.*put it back/) });
  writeFileSync(file(), key);
  expect((await registered()).status).toBe(409);
});

test('hosts in memory are equal under one key and differ under another', async () => {
  const [one, same, other] = [
    await registered({ idKey: 'the first of two keys for hosts in memory' }),
    await registered({ idKey: 'the first of two keys for hosts in memory' }),
    await registered({ idKey: 'the second of two keys for hosts in memory' }),
  ];
  expect(one).toEqual(same);
  expect(one.caseId).not.toBe(other.caseId);
});

test('the table keeps what the key is known by, and nothing of it', async () => {
  const host = await start();
  const body = { ...household({ number: 'KB-AMM-00002' }), start: false };
  await host.request('POST', '/cases', { user: 'caseworker.amman', body });
  const rows = host.table.service.database
    .all('SELECT body FROM items')
    .map(({ body: text }) => String(text));
  await host.close();
  const key = readFileSync(file(), 'utf8');
  expect(rows.some((text) => text.includes(key))).toBe(false);
  expect(rows.filter((text) => text.includes(fingerprintOfIdKey(key)))).toHaveLength(1);
  expect(rows.some((text) => text.includes(ID_KEY_PLACE.pk))).toBe(true);
});
