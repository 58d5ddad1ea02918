import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { startHost } from '../../../local/host.ts';
import { backUp } from '../../../scripts/backup/back-up.ts';
import { restoreInto } from '../../../scripts/backup/restore-into.ts';
import { FIXTURES } from '../../local/host/fixtures/lists.ts';
import { backupKeys } from './keys.ts';

const CHILD = fileURLToPath(new URL('killed.ts', import.meta.url));
const SECRET = 'Wadad Nasrallah of Bourj Hammoud';
const folder = mkdtempSync(join(tmpdir(), 'kinbridge-backup-refused-'));
const dataDir = join(folder, 'data');
let at: Awaited<ReturnType<typeof backupKeys>>;
let into: string;

beforeAll(async () => {
  const host = await startHost({ dataDir, clock: realClock(), lists: FIXTURES });
  const body = { id: 'letter-1', type: 'letter', name: SECRET };
  await host.request('POST', '/items', { user: 'supervisor.amman', body });
  await host.idle();
  await host.close();
  mkdirSync(join(dataDir, 'archive', 'anchors'), { recursive: true });
  writeFileSync(join(dataDir, 'archive', 'anchors', '2026-11-28T00:00:00.000Z.json'), '{}', { mode: 0o400 });
  at = await backupKeys(folder);
  const { files } = await backUp({ dataDir, ...at.to });
  expect(files.map(({ path }) => path)).toContain('archive/anchors/2026-11-28T00:00:00.000Z.json');
  expect(files.filter(({ path }) => path.startsWith('identity/'))).toEqual([]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  into = mkdtempSync(join(folder, 'into-'));
});

const left = (of: string) => readdirSync(of).filter((name) => /part|restoring/.test(name));
const killed = (told: object) =>
  spawnSync(process.execPath, [CHILD, JSON.stringify(told)], { encoding: 'utf8' });

/** Another copy of the backup, changed. */
function changed(change: (bytes: Buffer) => Buffer) {
  const file = join(into, '..', `changed-${readdirSync(folder).length}.age`);
  writeFileSync(file, change(readFileSync(at.from.records.file)));
  return { ...at.from, records: { ...at.from.records, file } };
}

describe('a backup', () => {
  it('shows neither a name nor a key, and holds the keys only in their own file', async () => {
    for (const { file } of [at.to.records, at.to.keys]) {
      const bytes = readFileSync(file);
      for (const text of [SECRET, readFileSync(join(dataDir, 'identity', 'id-key'), 'utf8')])
        expect(bytes.includes(text)).toBe(false);
    }
    const { from } = at;
    const swapped = { records: { ...from.records, secretKey: from.keys.secretKey }, keys: from.keys };
    await expect(restoreInto({ ...swapped, into })).rejects.toThrow(/does not open with this key/);
    const alone = { records: from.records, keys: from.records };
    await expect(restoreInto({ ...alone, into })).rejects.toThrow(/keys first|other way round/);
    expect(readdirSync(into)).toEqual([]);
  });

  it.each([
    ['an existing file', () => ({ ...at.to }), /exists and is not overwritten/],
    [
      'the same key for both',
      () => ({ ...fresh(), keys: { file: join(into, 'k'), recipient: at.to.records.recipient } }),
      /another public key/,
    ],
    [
      'no public key',
      () => ({ ...fresh(), records: { file: join(into, 'b'), recipient: 'age1wrong' } }),
      /--for expects a public key/,
    ],
    [
      'a folder that is not there',
      () => ({ ...fresh(), records: { ...at.to.records, file: join(into, 'no', 'b') } }),
      /does not exist: make it first/,
    ],
  ])('refuses %s and writes nothing', async (_what, targets, why) => {
    await expect(backUp({ dataDir, ...targets() })).rejects.toThrow(why);
    expect(readdirSync(into)).toEqual([]);
  });

  it('refuses a folder without a table, and makes none', async () => {
    const none = join(into, 'none');
    await expect(backUp({ dataDir: none, ...fresh() })).rejects.toThrow(/nothing to back up/);
    expect(existsSync(none)).toBe(false);
  });

  it('that is killed in the middle leaves no file of its name, and can be made again', async () => {
    for (const nth of [1, 4]) {
      const { signal } = killed({ backUp: { dataDir, ...fresh() }, nth });
      expect(signal).toBe('SIGKILL');
      expect(readdirSync(into).filter((name) => name.endsWith('.age'))).toEqual([]);
    }
    await backUp({ dataDir, ...fresh() });
    expect(
      readdirSync(into)
        .filter((name) => name.endsWith('.age'))
        .sort(),
    ).toEqual(['b.age', 'k.age']);
    expect(readdirSync(join(dataDir, 'snapshot'))).toEqual([]);
  });
});

const fresh = () => ({
  records: { ...at.to.records, file: join(into, 'b.age') },
  keys: { ...at.to.keys, file: join(into, 'k.age') },
});

describe('a restore', () => {
  it('that is killed in the middle leaves no folder to start on, and can be repeated', async () => {
    const target = join(into, 'data');
    for (const nth of [1, 3, 6]) {
      expect(killed({ restoreInto: { ...at.from, into: target }, nth }).signal).toBe('SIGKILL');
      expect(existsSync(target)).toBe(false);
      expect(left(into)).toEqual(['data.restoring']);
    }
    await restoreInto({ ...at.from, into: target });
    expect(left(into)).toEqual([]);
    const host = await startHost({ dataDir: target, clock: realClock(), lists: FIXTURES });
    const found = await host.request('GET', '/items/letter-1', { user: 'supervisor.amman' });
    await host.close();
    expect(found.body).toMatchObject({ name: SECRET });
  });

  it('refuses a ledger that is not there, or in a folder that is no archive', async () => {
    const target = join(into, 'data');
    for (const ledger of [join(into, 'mistyped'), dataDir])
      await expect(restoreInto({ ...at.from, into: target, ledgers: [ledger] })).rejects.toThrow(
        /is no archive folder/,
      );
    expect(left(into)).toEqual([]);
    expect(existsSync(target)).toBe(false);
  });

  it('refuses a folder that is not empty and leaves it as it is', async () => {
    writeFileSync(join(into, 'mine'), 'x');
    await expect(restoreInto({ ...at.from, into })).rejects.toThrow(/is not empty: nothing was changed/);
    expect(readdirSync(into)).toEqual(['mine']);
  });

  it.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 200)],
    ['cut at its head', (bytes: Buffer) => bytes.subarray(0, 300)],
    ['empty', () => Buffer.alloc(0)],
    [
      'changed in one bit',
      (bytes: Buffer) => {
        const middle = Math.floor(bytes.length / 2);
        return Buffer.from(bytes.map((byte, index) => (index === middle ? byte ^ 1 : byte)));
      },
    ],
    ['something else', () => Buffer.from('no backup at all')],
  ])('refuses a backup that is %s, and leaves nothing behind', async (_how, change) => {
    await expect(restoreInto({ ...changed(change), into })).rejects.toThrow(/is no complete backup/);
    expect(readdirSync(into)).toEqual([]);
    expect(left(folder)).toEqual([]);
  });

  it('refuses the keys of another backup', async () => {
    await backUp({ dataDir, ...fresh() });
    const target = join(into, 'data');
    const keys = { ...at.from.keys, file: join(into, 'k.age') };
    await expect(restoreInto({ ...at.from, keys, into: target })).rejects.toThrow(/keys of another backup/);
    expect(existsSync(target)).toBe(false);
  });
});
