import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { household } from '../fixtures/household.ts';

const RUN = fileURLToPath(new URL('killed-host.ts', import.meta.url));
let folder: string;
let child: ChildProcess | undefined;
let url: string;
let token: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinbridge-take-back-killed-'));
});
afterEach(kill);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function startAt(instant: string): Promise<void> {
  const env = { ...process.env, POWERTOOLS_LOG_LEVEL: 'SILENT', KINBRIDGE_TAKE_BACK_SECONDS: '60' };
  child = fork(RUN, [folder, instant], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const signedIn = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: 'caseworker.amman' }),
  });
  ({ token } = (await signedIn.json()) as { token: string });
}

/** Nothing is closed, nothing is written any more. */
async function kill(): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

async function call(path: string, body?: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const said = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(`${path} was refused: ${answer.status} ${JSON.stringify(said)}`);
  return said;
}
const openKinds = async (caseId: string) =>
  ((await call(`/cases/${caseId}`)).waitsFor as { kind: string; workItemId: string }[]).map(
    ({ kind }) => kind,
  );
async function until(caseId: string, kind: string): Promise<void> {
  while (!(await openKinds(caseId)).includes(kind)) await new Promise((resolve) => setTimeout(resolve, 50));
}

test('a decision takes effect although the process is killed while it waits', async () => {
  await startAt('2026-03-02T08:00:00.000Z');
  const { caseId } = await call('/cases', { ...household({ office: 'amman' }), start: true });
  const id = String(caseId);
  await until(id, 'eligibility-review');
  const [item] = (await call(`/cases/${id}`)).waitsFor as { workItemId: string }[];
  const path = `/work-items/${item!.workItemId}`;
  expect(await call(`${path}/decision`, { decision: 'recommend' })).toMatchObject({ heldFor: 60 });
  await kill();

  await startAt('2026-03-02T08:00:30.000Z');
  expect(await call(path)).toMatchObject({ held: { decision: 'recommend' } });
  expect(await openKinds(id)).toEqual(['eligibility-review']);
  await kill();

  await startAt('2026-03-02T08:30:00.000Z');
  await until(id, 'eligibility-approval');
  expect(await call(path)).toMatchObject({ status: 'decided', held: null });
});
