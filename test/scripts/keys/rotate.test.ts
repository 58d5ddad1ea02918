import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startHost } from '../../../local/host.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { backUp } from '../../../scripts/backup/back-up.ts';
import { restoreInto } from '../../../scripts/backup/restore-into.ts';
import { rotateKeys } from '../../../scripts/keys/rotate.ts';
import { openStoppedKeys, statusOf } from '../../../scripts/keys/stopped.ts';
import { household } from '../../fixtures/household.ts';
import { backupKeys } from '../backup/keys.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'kinbridge-rotate-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

async function onHost<T>(
  work: (host: Awaited<ReturnType<typeof startHost>>) => Promise<T>,
  folder = dataDir,
): Promise<T> {
  const host = await startHost({ dataDir: folder, clock: virtualClock(Date.UTC(2026, 0, 12)) });
  try {
    return await work(host);
  } finally {
    await host.close();
  }
}
const register = () =>
  onHost(async (host) => {
    const body = { ...household({ number: 'KB-ROT-00001' }), start: false };
    const { body: answer } = await host.request('POST', '/cases', { user: 'caseworker.amman', body });
    return (answer as { caseId: string }).caseId;
  });
const statusOfCase = (caseId: string, folder = dataDir) =>
  onHost(
    async (host) => (await host.request('GET', `/cases/${caseId}`, { user: 'caseworker.amman' })).status,
    folder,
  );

test('a rotation wraps every key anew, removes the older wrapping key, and everything opens', async () => {
  const caseId = await register();
  const keys = await openStoppedKeys({ dataDir });
  const before = statusOf(keys);
  const count = before.byVersion.get(1)!;
  expect(before).toMatchObject({ newest: 1, destroyed: 0 });
  expect(await rotateKeys(keys)).toEqual({ version: 2, wrapped: count });
  expect(statusOf(keys)).toEqual({ newest: 2, byVersion: new Map([[2, count]]), destroyed: 0 });
  keys.close();
  expect(await statusOfCase(caseId)).toBe(200);
});

test('a rotation that is cut off anywhere leaves every key usable, and is finished by the next', async () => {
  const caseId = await register();
  const count = 2;
  for (let cut = 0; cut < count; cut += 1) {
    const keys = await openStoppedKeys({ dataDir });
    let done = 0;
    const stop = () => {
      if (done++ === cut) throw new Error('killed');
    };
    await expect(rotateKeys(keys, stop)).rejects.toThrow('killed');
    expect(statusOf(keys).newest).toBe(2 + cut);
    keys.close();
    expect(await statusOfCase(caseId)).toBe(200);
    const again = await openStoppedKeys({ dataDir });
    expect((await rotateKeys(again)).version).toBe(2 + cut);
    expect([...statusOf(again).byVersion.keys()]).toEqual([2 + cut]);
    again.close();
  }
  expect(await statusOfCase(caseId)).toBe(200);
});

test('a backup of the keys from before a rotation still opens what it was made with', async () => {
  const caseId = await register();
  const { to, from } = await backupKeys(dataDir);
  await backUp({ dataDir, ...to });
  const keys = await openStoppedKeys({ dataDir });
  await rotateKeys(keys);
  await rotateKeys(keys);
  keys.close();
  const into = join(dataDir, 'restored');
  await restoreInto({ ...from, into });
  expect(await statusOfCase(caseId, into)).toBe(200);
  const restored = await openStoppedKeys({ dataDir: into });
  expect(statusOf(restored).newest).toBe(1);
  expect((await rotateKeys(restored)).version).toBe(2);
  restored.close();
  expect(await statusOfCase(caseId, into)).toBe(200);
});

test('the keys of a host that runs are left alone', async () => {
  await register();
  await onHost(async () => {
    await expect(openStoppedKeys({ dataDir })).rejects.toThrow(/in use by another running instance/);
  });
});
