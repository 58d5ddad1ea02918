import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { theKeys } from '../../../lambdas/services/the-keys.ts';
import type { HostOptions } from '../../../local/host.ts';
import { startHost } from '../../../local/host.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { adult, household } from '../../fixtures/household.ts';

let folder: string;
let dataDir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinbridge-keys-'));
  dataDir = join(folder, 'data');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (more: Partial<HostOptions> = {}) =>
  startHost({ dataDir, clock: virtualClock(Date.UTC(2026, 0, 12)), ...more });
const PLANTED = ['Qismat-Planted', 'Zarifi-Planted', '777-00C11111', 'KB-PLANTED-00001', 'Qunduz-Planted'];
const body = {
  ...household({
    number: 'KB-PLANTED-00001',
    members: [
      adult({
        name: 'Qismat-Planted Zarifi-Planted',
        individualNumber: '777-00C11111',
        birthPlace: 'Qunduz-Planted',
      }),
    ],
  }),
  start: false,
};

/** Registers a household; the id of its case. */
async function registered(more?: Partial<HostOptions>): Promise<string> {
  const host = await start(more);
  try {
    const answer = await host.request('POST', '/cases', { user: 'caseworker.amman', body });
    expect(answer.status).toBe(201);
    await host.idle();
    return String((answer.body as { caseId: string }).caseId);
  } finally {
    await host.close();
  }
}

/** Whether the case can be read, by a host that is started anew. */
async function readAgain(
  caseId: string,
  more?: Partial<HostOptions>,
): Promise<{ status: number; text: string }> {
  const host = await start(more);
  try {
    const { status, body: found } = await host.request('GET', `/cases/${caseId}`, {
      user: 'caseworker.amman',
    });
    return { status, text: JSON.stringify(found) };
  } finally {
    await host.close();
  }
}

/** The planted values that some file of the table holds, as text, UTF-16 or base64. */
function foundIn(path: string): string[] {
  const files = readdirSync(path).map((name) => readFileSync(join(path, name)));
  const forms = (value: string) => [
    Buffer.from(value),
    Buffer.from(value, 'utf16le'),
    // Without the first and last letters, which depend on what is beside it.
    ...[0, 1, 2].map((skipped) =>
      Buffer.from(
        Buffer.from('x'.repeat(skipped) + value)
          .toString('base64')
          .replace(/=+$/, '')
          .slice(4, -1),
      ),
    ),
  ];
  return PLANTED.filter((value) => files.some((bytes) => forms(value).some((form) => bytes.includes(form))));
}

describe('the files of a host', () => {
  it('show nothing of its cases, and its keys lie apart, for their owner alone', async () => {
    const caseId = await registered();
    // The search index of persons is sealed with a key of its own: see test/lambdas/canary.
    expect(foundIn(join(dataDir, 'keys'))).toEqual([]);
    const database = new DatabaseSync(join(dataDir, 'dynamodb', 'table.sqlite'));
    const rows = database.prepare('SELECT body FROM items WHERE body LIKE \'%"type":"%\'').all();
    database.close();
    const text = rows.map(({ body: one }) => String(one)).join('\n');
    expect(PLANTED.filter((value) => text.includes(value))).toEqual([]);
    for (const name of ['root-key', 'keys.sqlite'])
      expect(statSync(join(dataDir, 'keys', name)).mode & 0o077).toBe(0);
    expect(await readAgain(caseId)).toMatchObject({
      status: 200,
      text: expect.stringContaining(PLANTED[0]!),
    });
  });

  it('have keys in another folder where one is named, and do not open without it', async () => {
    const keysDir = join(folder, 'stick');
    const caseId = await registered({ keysDir });
    expect(existsSync(join(keysDir, 'root-key'))).toBe(true);
    expect((await readAgain(caseId, { keysDir })).status).toBe(200);
    await expect(start()).rejects.toThrow(/keys\.sqlite, received no such file.*--keys DIR/);
  });

  it.each(['files', join('archive', 'keys'), join('keys', 'mine'), '.'])(
    'never lie in %s of the data folder, of which there are copies',
    async (within) => {
      const refused = start({ keysDir: join(dataDir, within) });
      await expect(refused).rejects.toThrow(/in a folder outside of it.*Choose another folder/);
    },
  );
});

describe('a root key', () => {
  const file = () => join(dataDir, 'keys', 'root-key');

  it.each<[string, () => void, RegExp]>([
    ['that is lost', () => rmSync(file()), /root-key, received no such file: put it back/],
    [
      'that is another',
      () => writeFileSync(file(), Buffer.alloc(32, 7).toString('base64url')),
      /to hold the root key of this data folder, received another/,
    ],
    ['that is cut', () => writeFileSync(file(), 'short'), /a key of 32 bytes, received/],
    [
      'that others can read',
      () => chmodSync(file(), 0o644),
      /by its owner alone, received mode 644: run chmod 600/,
    ],
    [
      'whose key table is lost',
      () => rmSync(join(dataDir, 'keys', 'keys.sqlite')),
      /keys\.sqlite, received no such file: put it back from a backup of the keys/,
    ],
  ])('%s is told at start, and nothing is made in its place', async (_how, spoil, told) => {
    await registered();
    spoil();
    await expect(start()).rejects.toMatchObject({ name: 'StartError', message: expect.stringMatching(told) });
    await expect(start()).rejects.toMatchObject({ name: 'StartError' });
  });

  it('can be made of a passphrase, and of no other', async () => {
    const passphrase = 'seven storks over Mafraq';
    const caseId = await registered({ passphrase });
    expect(existsSync(file())).toBe(false);
    expect((await readAgain(caseId, { passphrase })).status).toBe(200);
    await expect(start({ passphrase: 'seven storks over Amman' })).rejects.toThrow(/received another one/);
    await expect(start()).rejects.toThrow(/Expected the passphrase of the keys in .*, received none/);
  });

  it('that is lost is not made of a passphrase, and opens again when it is put back', async () => {
    const caseId = await registered();
    const away = join(folder, 'away');
    renameSync(file(), away);
    await expect(start({ passphrase: 'seven storks over Amman' })).rejects.toThrow(/received no such file/);
    renameSync(away, file());
    expect((await readAgain(caseId)).status).toBe(200);
  });

  it('is not made of a passphrase that is guessed', async () => {
    await expect(start({ passphrase: 'stork' })).rejects.toThrow(/at least 12 characters, received 5/);
  });
});

describe('a destroyed key', () => {
  it('is in no byte of the key table, and what it sealed cannot be read again', async () => {
    const caseId = await registered();
    const host = await start();
    const stored = () =>
      host.table.service.database.all('SELECT body FROM items').map(({ body: one }) => String(one));
    expect(stored().length).toBeGreaterThan(0);
    const before = wrappedIn(join(dataDir, 'keys'), caseId);
    expect(keyFiles(before)).toBe(true);
    await theKeys().destroy(caseId, '2026-01-13T00:00:00Z');
    expect(keyFiles(before)).toBe(false);
    const { status } = await host.request('GET', `/cases/${caseId}`, { user: 'caseworker.amman' });
    expect(status).toBe(410);
    await host.close();
    expect((await readAgain(caseId)).status).toBe(410);
  });

  /** The wrapped key of an owner as it stands in the file. */
  function wrappedIn(path: string, owner: string): string {
    const copy = join(folder, 'copy.sqlite');
    for (const end of ['', '-wal'])
      if (existsSync(join(path, `keys.sqlite${end}`)))
        writeFileSync(`${copy}${end}`, readFileSync(join(path, `keys.sqlite${end}`)));
    const database = new DatabaseSync(copy);
    const row = database.prepare('SELECT body FROM items WHERE r = ?').get(owner);
    database.close();
    return /^@wrapped (\S+) /.exec(String(row?.body))![1]!;
  }
  const keyFiles = (wrapped: string): boolean =>
    readdirSync(join(dataDir, 'keys')).some((name) =>
      readFileSync(join(dataDir, 'keys', name)).includes(wrapped),
    );
});

describe('records of an older version, in clear', () => {
  /** Undoes the seal of every record, as if an older version had written them: with the keys of the host. */
  async function asBefore(): Promise<void> {
    const host = await start();
    const { openItem, ownerToOpen } = await import('../../../lambdas/adapters/keys/seal-items.ts');
    const { itemOfText, textOfItem } = await import('../../../local/dynamodb/item-text.ts');
    const { database } = host.table.service;
    for (const [place, id, column] of [
      ['items', 'id', 'body'],
      ['records', 'seq', 'after'],
    ] as const)
      for (const row of database.all(`SELECT ${id} AS id, ${column} AS text FROM ${place}`)) {
        const item = row.text === null ? {} : itemOfText(String(row.text));
        const owner = ownerToOpen(item);
        if (owner === undefined) continue;
        const clear = textOfItem(openItem(item, (await theKeys().of([owner])).get(owner)!) as never);
        await database.write(() =>
          database.run(`UPDATE ${place} SET ${column} = ? WHERE ${id} = ?`, clear, row.id!),
        );
      }
    await host.close();
    rmSync(join(dataDir, 'dynamodb', 'sealed'));
    renameSync(join(dataDir, 'keys'), join(folder, 'keys-before'));
  }

  it('are sealed at the next start, are nowhere in the file after it, and read as before', async () => {
    const caseId = await registered();
    await asBefore();
    expect(foundIn(join(dataDir, 'dynamodb'))).toEqual(PLANTED);
    const lines: string[] = [];
    const host = await start({ log: (line) => void lines.push(line) });
    expect(lines.join(' ')).toMatch(/older records were in clear and are sealed now/);
    expect(await host.reseal()).toBe(0);
    const read = await host.request('GET', `/cases/${caseId}`, { user: 'caseworker.amman' });
    expect(JSON.stringify(read.body)).toContain(PLANTED[0]);
    await host.close();
    const database = new DatabaseSync(join(dataDir, 'dynamodb', 'table.sqlite'));
    const typed = database.prepare('SELECT body FROM items WHERE body LIKE \'%"type":"%\'').all();
    database.close();
    expect(PLANTED.filter((value) => JSON.stringify(typed).includes(value))).toEqual([]);
    expect((await readAgain(caseId)).status).toBe(200);
  });
});
