import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isRealFolder, SignInStore } from '../../../local/identity/sign-in-store.ts';
import { backUp } from '../../../scripts/backup/back-up.ts';
import { restoreInto } from '../../../scripts/backup/restore-into.ts';
import { backupKeys } from './keys.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kinbridge-backup-command-'));
const dataDir = join(folder, 'data');
const file = (name: string): string => join(folder, name);
let host: ChildProcess;
let url: string;

beforeAll(async () => {
  mkdirSync(join(dataDir, 'snapshot', 'left-behind'), { recursive: true });
  host = fork(at('test/local/host/fixtures/run-host.ts'), [dataDir], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  [{ url }] = (await once(host, 'message')) as [{ url: string }];
});
afterAll(async () => {
  if (host.exitCode === null && host.signalCode === null) {
    host.kill('SIGKILL');
    await once(host, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

const run = (script: string, ...given: string[]) =>
  new Promise<{ code: number; out: string; said: string }>((resolve) => {
    execFile(process.execPath, [at(script), ...given], (error, out, said) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, said }),
    );
  });
const publicKey = (name: string) => /age1\w+/.exec(readFileSync(file(name), 'utf8'))![0];

describe('the commands, beside a host that runs', () => {
  it('back its folder up and restore it, each telling what comes next', async () => {
    for (const key of ['backup.key', 'keys.key']) await run('scripts/export.ts', 'key', file(key));
    const to = ['--to', file('b.age'), '--for', publicKey('backup.key')];
    const keysTo = ['--keys-to', file('k.age'), '--keys-for', publicKey('keys.key')];
    const done = await run('scripts/backup.ts', '--data', dataDir, ...to, ...keysTo);
    expect(done.out).toContain('--ledger ARCHIVE');
    expect(done).toMatchObject({ code: 0, said: '' });
    expect(done.out).toContain('npm run restore');
    for (const name of ['b.age', 'k.age']) expect(statSync(file(name)).mode & 0o077).toBe(0);

    const from = [file('b.age'), '--key', file('backup.key'), '--keys', file('k.age')];
    const into = ['--into', file('restored')];
    const restored = await run('scripts/restore.ts', ...from, '--keys-key', file('keys.key'), ...into);
    expect(restored).toMatchObject({ code: 0, said: '' });
    expect(restored.out).toContain(`npm start -- --data ${file('restored')}`);
    const again = await run('scripts/restore.ts', ...from, '--keys-key', file('keys.key'), ...into);
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.said).toMatch(/is not empty: nothing was changed/);
  });

  it.each(['scripts/backup.ts', 'scripts/restore.ts'])('%s says how it is used', async (script) => {
    for (const given of [[], ['--nothing', 'x']])
      expect(await run(script, ...given)).toMatchObject({
        code: 1,
        said: expect.stringContaining('Usage: '),
      });
  });

  it('ask it at a door that is closed to whoever cannot read the folder', async () => {
    const door = join(dataDir, 'host.door');
    expect(statSync(door).mode & 0o077).toBe(0);
    const { secret } = JSON.parse(readFileSync(door, 'utf8')) as { secret: string };
    const status = async (method: string, headers: Record<string, string>) =>
      (await fetch(`${url}/host/snapshot`, { method, headers })).status;
    expect(await status('POST', {})).toBe(404);
    expect(await status('POST', { 'x-kinbridge-folder': `${secret}x` })).toBe(404);
    expect(await status('GET', { 'x-kinbridge-folder': secret })).toBe(405);
    expect(existsSync(join(dataDir, 'snapshot', 'left-behind'))).toBe(false);
  });

  it('say when no host answers for a folder that is in use', async () => {
    const door = join(dataDir, 'host.door');
    const before = readFileSync(door);
    const { to } = await backupKeys(mkdtempSync(file('unanswered-')));
    rmSync(door);
    await expect(backUp({ dataDir, ...to })).rejects.toThrow(/in use and no host answers.*Try again/);
    writeFileSync(door, before);
    expect(existsSync(to.records.file)).toBe(false);
  });

  it('back it up after a kill, with the accounts in the file of the keys', async () => {
    host.kill('SIGKILL');
    await once(host, 'exit');
    const store = new SignInStore(join(dataDir, 'identity'));
    store.database
      .prepare(
        "INSERT INTO account (id, name, roles, password) VALUES ('p.mensah', 'Paul Mensah', '[]', 'x')",
      )
      .run();
    store.close();
    const { to, from } = await backupKeys(mkdtempSync(file('killed-')));
    await backUp({ dataDir, ...to });
    await restoreInto({ ...from, into: file('real') });
    expect(isRealFolder(file('real'))).toBe(true);
  });
});
