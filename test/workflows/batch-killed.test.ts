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
  folder = mkdtempSync(join(tmpdir(), 'kinbridge-batch-killed-'));
});
afterEach(kill);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function startAt(instant: string): Promise<void> {
  const env = { ...process.env, POWERTOOLS_LOG_LEVEL: 'SILENT' };
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
type Outcome = { state: string; item: { assignee?: string } | null };
const HOUSEHOLDS = 13;
const later = () => new Promise((resolve) => setTimeout(resolve, 50));

async function queue() {
  const { workItems } = await call('/work-items?limit=100');
  return workItems as { workItemId: string; version: number; assignee?: string }[];
}

test('a batch goes on after the process is killed, and does nothing twice', {
  timeout: 600_000,
}, async () => {
  await startAt('2026-03-02T08:00:00.000Z');
  for (let n = 0; n < HOUSEHOLDS; n += 1)
    await call('/cases', { ...household({ office: 'amman', number: `RRF-BATCH-${n}` }), start: true });
  while ((await queue()).length < HOUSEHOLDS) await later();
  const [left, ...chosen] = await queue();
  const items = chosen.map(({ workItemId, version }) => ({ workItemId, version }));
  const { batchId } = await call('/batches', { act: 'claim', items });
  await kill();

  await startAt('2026-03-02T08:00:30.000Z');
  let batch = await call(`/batches/${String(batchId)}`);
  while (batch.endedAt === undefined) {
    await later();
    batch = await call(`/batches/${String(batchId)}`);
  }
  const outcomes = batch.items as Outcome[];
  expect(outcomes.map(({ state }) => state)).toEqual(items.map(() => 'done'));
  expect(outcomes.every(({ item }) => item?.assignee === 'caseworker.amman')).toBe(true);
  const after = await queue();
  expect(after.find(({ workItemId }) => workItemId === left!.workItemId)).toEqual(left);
  // Each was claimed once: its version counts what happened to it.
  for (const { workItemId, version } of items)
    expect(after.find((item) => item.workItemId === workItemId)?.version).toBe(version + 1);
});
