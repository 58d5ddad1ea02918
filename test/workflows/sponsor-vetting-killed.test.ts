import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { aSponsor } from './stories.ts';

const RUN = fileURLToPath(new URL('killed-host.ts', import.meta.url));
const OFFICER = 'sponsorship.toronto';

let folder: string;
let child: ChildProcess | undefined;
let url: string;
let token: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinbridge-vetting-'));
});
afterEach(kill);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function startAt(instant: string): Promise<void> {
  child = fork(RUN, [folder, instant], {
    env: { ...process.env, POWERTOOLS_LOG_LEVEL: 'SILENT' },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  [{ url }] = (await once(child, 'message')) as [{ url: string }];
  const signedIn = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ user: OFFICER }),
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

interface Row {
  workItemId: string;
  openedAt: string;
  sponsor: { sponsorId: string } | null;
}
async function asked(sponsorId: string): Promise<Row[]> {
  const { workItems } = await call('/work-items?role=sponsorship-officer&limit=100');
  return (workItems as Row[]).filter(({ sponsor }) => sponsor?.sponsorId === sponsorId);
}
async function untilAsked(sponsorId: string): Promise<Row> {
  for (;;) {
    const [row] = await asked(sponsorId);
    if (row) return row;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
async function told(sponsorId: string): Promise<number> {
  const { notices } = await call(`/notices?about=${sponsorId}&limit=100`);
  return (notices as { template: string; to: { kind: string } }[]).filter(
    ({ template, to }) => template === 'sponsor-vetting' && to.kind === 'role',
  ).length;
}
const vettingOf = async (sponsorId: string) =>
  ((await call(`/sponsors/${sponsorId}`)).sponsor as { vetting: object }).vetting;

test('the vetting of a sponsor goes on, and comes again, though the process is killed in the middle of it', async () => {
  await startAt('2026-03-02T08:00:00.000Z');
  const adults = [{ name: 'Ana Ilieva' }];
  const sponsorId = String((await call('/sponsors', { ...aSponsor({}), adults })).sponsorId);
  await kill();

  await startAt('2026-03-02T09:00:00.000Z');
  const first = await untilAsked(sponsorId);
  await kill();

  await startAt('2026-03-03T08:00:00.000Z');
  expect((await asked(sponsorId)).map(({ workItemId }) => workItemId)).toEqual([first.workItemId]);
  const { sponsor } = await call(`/work-items/${first.workItemId}`);
  const adultIds = (sponsor as { adults: { id: string }[] }).adults.map(({ id }) => id);
  const dates = { checkedOn: '2026-03-03', validUntil: '2027-03-01' };
  await call(`/work-items/${first.workItemId}/decision`, { decision: 'checked', adultIds, ...dates });
  await kill();

  await startAt('2026-12-01T08:00:00.000Z');
  expect(await vettingOf(sponsorId)).toEqual({ status: 'active', validUntil: '2027-03-01' });
  expect([await asked(sponsorId), await told(sponsorId)]).toEqual([[], 0]);
  await kill();

  await startAt('2027-01-04T08:00:00.000Z');
  const second = await untilAsked(sponsorId);
  expect(second.workItemId).not.toBe(first.workItemId);
  expect(second.openedAt.slice(0, 10)).toBe('2027-01-04');
  await kill();

  await startAt('2027-01-05T08:00:00.000Z');
  expect((await asked(sponsorId)).map(({ workItemId }) => workItemId)).toEqual([second.workItemId]);
  expect(await told(sponsorId)).toBe(1);
  const form = { decision: 'not-renewed', reasonCode: 'moved-away' };
  await call(`/work-items/${second.workItemId}/decision`, form);
  expect(await vettingOf(sponsorId)).toMatchObject({ status: 'suspended' });
  expect(await asked(sponsorId)).toEqual([]);
});
