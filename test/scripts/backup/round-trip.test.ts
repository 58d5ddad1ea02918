import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { theFiles } from '../../../lambdas/services/the-files.ts';
import { realClock } from '../../../local/clock.ts';
import { type Host, startHost } from '../../../local/host.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { backUp } from '../../../scripts/backup/back-up.ts';
import { restoreInto } from '../../../scripts/backup/restore-into.ts';
import { staff } from '../../fixtures/actors.ts';
import { kept } from '../../fixtures/documents.ts';
import { RECOMMENDED } from '../../fixtures/eligibility.ts';
import { household } from '../../fixtures/household.ts';
import { jpegOf, pngOf } from '../../fixtures/pictures.ts';
import { APPROVAL_ARN, executionArn, FIXTURES } from '../../local/host/fixtures/lists.ts';
import { backupKeys } from './keys.ts';

let folder: string;
let dataDir: string;
let into: string;
let host: Host | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinbridge-backup-'));
  [dataDir, into] = [join(folder, 'data'), join(folder, 'restored')];
});
afterEach(async () => {
  await host?.close();
  host = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const user = 'supervisor.amman';
const post = (to: Host, path: string, body: object = {}) => to.request('POST', path, { user, body });
const statusOf = async (of: Host, name: string) =>
  (await of.engine.call('DescribeExecution', { executionArn: executionArn(name) })).status;
const mails = (of: string) => readdirSync(join(of, 'mail')).sort();

async function stop(): Promise<void> {
  await host?.close();
  host = undefined;
}

it('takes a case under way along: its timer goes on, and no notice is sent twice', async () => {
  const { to, from } = await backupKeys(folder);
  const first = await startHost({ dataDir, clock: realClock(), lists: FIXTURES });
  host = first;
  const input = JSON.stringify({ id: 'w', rest: 86_400 });
  await first.engine.call('StartExecution', { stateMachineArn: APPROVAL_ARN, name: 'w', input });
  await first.idle();
  await post(first, '/approvals/w');
  await post(first, '/items', { id: 'letter-1', type: 'letter' });
  await first.idle();
  expect(mails(dataDir)).toEqual(['letter-1.eml']);
  await backUp({ dataDir, ...to });
  await post(first, '/items', { id: 'letter-2', type: 'letter' });
  await stop();
  expect(readdirSync(dataDir)).not.toContain('host.door');

  await restoreInto({ ...from, into });
  expect(readdirSync(into).sort()).toEqual(['dynamodb', 'engine', 'identity', 'keys', 'mail', 'streams']);
  const again = await startHost({ dataDir: into, clock: virtualClock(Date.now()), lists: FIXTURES });
  host = again;
  await again.idle();
  expect(await statusOf(again, 'w')).toBe('SUCCEEDED');
  expect(again.mail.messages()).toEqual([]);
  expect(again.counters().mail).toEqual({ captured: 0, repeated: 0 });
  await post(again, '/items', { id: 'letter-3', type: 'letter' });
  await again.idle();
  expect(mails(into)).toEqual(['letter-1.eml', 'letter-3.eml']);
});

it('is of one instant while others write: what the table holds is told once, and whatever was answered before is there', async () => {
  const { to, from } = await backupKeys(folder);
  const first = await startHost({ dataDir, clock: realClock(), lists: FIXTURES });
  host = first;
  const answered: string[] = [];
  let writing = true;
  const writers = [0, 1, 2, 3].map(async (writer) => {
    for (let index = 0; writing; index++) {
      const id = `letter-${writer}-${index}`;
      await post(first, '/items', { id, type: 'letter' });
      answered.push(id);
    }
  });
  while (answered.length < 20) await new Promise(setImmediate);
  const before = [...answered];
  await backUp({
    ...{ dataDir, ...to },
    onFile: () => {
      writing = false;
    },
  });
  await Promise.all(writers);
  expect(answered.length).toBeGreaterThan(before.length);
  await stop();

  await restoreInto({ ...from, into });
  const sentBefore = mails(into);
  const again = await startHost({ dataDir: into, clock: virtualClock(Date.now()), lists: FIXTURES });
  host = again;
  await again.idle();
  const found = await Promise.all(
    answered.map(async (id) =>
      (await again.request('GET', `/items/${id}`, { user })).status === 200 ? [id] : [],
    ),
  );
  const there = found.flat();
  expect(there).toEqual(expect.arrayContaining(before));
  expect(mails(into)).toEqual(there.map((id) => `${id}.eml`).sort());
  expect(again.counters().mail.captured).toBe(there.length - sentBefore.length);
});

it('restores a household with its work, its audit and its id, of a host that runs and of one that does not', async () => {
  const first = await startHost({ dataDir, clock: realClock() });
  host = first;
  const made = await first.request('POST', '/cases', {
    user: 'caseworker.amman',
    body: household({ number: 'KB-AMM-00001' }),
  });
  const { caseId } = made.body as { caseId: string };
  await first.request('POST', `/cases/${caseId}/start`, { user: 'caseworker.amman' });
  const bytes = pngOf(20, 20);
  const { documentId } = await kept(staff('caseworker', 'amman'), caseId, bytes, {}, jpegOf());
  await first.idle();
  const running = await backupKeys(folder);
  await backUp({ dataDir, ...running.to });
  await stop();
  const stopped = await backupKeys(mkdtempSync(join(folder, 'stopped-')));
  await backUp({ dataDir, ...stopped.to });
  expect(readdirSync(join(dataDir, 'snapshot'))).toEqual([]);

  for (const { from } of [running, stopped]) {
    const restored = mkdtempSync(join(folder, 'restored-'));
    await restoreInto({ ...from, into: restored });
    expect(readFileSync(join(restored, 'identity', 'id-key'))).toEqual(
      readFileSync(join(dataDir, 'identity', 'id-key')),
    );
    for (const name of readdirSync(restored, { recursive: true }) as string[])
      expect(statSync(join(restored, name)).mode & 0o077, name).toBe(0);
    const again = await startHost({ dataDir: restored, clock: realClock() });
    host = again;
    await again.idle();
    const number = await again.request('POST', '/cases', {
      user: 'caseworker.amman',
      body: household({ number: 'KB-AMM-00001' }),
    });
    expect(number.status).toBe(409);
    const audit = await again.request('GET', `/cases/${caseId}/audit`, { user: 'auditor' });
    expect(audit.body).toMatchObject({ findings: [] });
    const { body } = await again.request('GET', `/cases/${caseId}`, { user });
    const review = (body as { waitsFor: { workItemId: string; kind: string }[] }).waitsFor.find(
      ({ kind }) => kind === 'eligibility-review',
    )!;
    const decided = await post(again, `/work-items/${review.workItemId}/decision`, RECOMMENDED);
    expect(decided.status).toBe(200);
    await again.idle();
    const later = await again.request('GET', `/cases/${caseId}`, { user });
    expect((later.body as { waitsFor: { kind: string }[] }).waitsFor.map(({ kind }) => kind)).not.toContain(
      'eligibility-review',
    );
    const stored = await theFiles().read(documentId, 0, bytes.length);
    expect(Buffer.from(stored!).equals(bytes)).toBe(true);
    expect(again.counters().mail.repeated).toBe(0);
    expect(again.deadLetters()).toEqual([]);
    await stop();
  }
});
