import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HostCounters } from '../../../local/host.ts';
import { APPROVAL_ARN, executionArn } from './fixtures/lists.ts';

const RUN = fileURLToPath(new URL('fixtures/run-host.ts', import.meta.url));

let folder: string;
const processes: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kinbridge-host-'));
});
afterEach(async () => {
  for (const child of processes.splice(0)) await end(child, 'SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

interface Running {
  child: ChildProcess;
  url: string;
  token: string;
}

async function run(environment: Record<string, string> = {}): Promise<Running> {
  const child = fork(RUN, [folder], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  processes.push(child);
  const [at] = (await once(child, 'message')) as [Omit<Running, 'child' | 'token'>];
  const headers = { 'content-type': 'application/json' };
  const signIn = await fetch(`${at.url}/dev/token`, {
    method: 'POST',
    headers,
    body: '{"user":"supervisor.amman"}',
  });
  return { child, ...at, token: ((await signIn.json()) as { token: string }).token };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(signal);
  await once(child, 'exit');
}

async function call({ url, token }: Running, method: string, path: string, body?: object): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return fetch(url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
}

let asked = 0;
/** Asks the host's process, past its API. */
async function ask<T>({ child }: Running, question: object): Promise<T> {
  const id = ++asked;
  const answer = new Promise<T>((resolve) => {
    const hear = (message: { id: number; answer: T }) => {
      if (message.id !== id) return;
      child.off('message', hear);
      resolve(message.answer);
    };
    child.on('message', hear);
  });
  child.send({ id, ...question });
  return answer;
}

const counters = (running: Running): Promise<HostCounters> => ask(running, { ask: 'counters' });
const engine = <T>(running: Running, action: string, body: object): Promise<T> =>
  ask(running, { ask: 'engine', action, body });

const statusOf = async (running: Running, name: string): Promise<string> =>
  (await engine<{ status: string }>(running, 'DescribeExecution', { executionArn: executionArn(name) }))
    .status;

async function startWaiting(running: Running, name: string): Promise<void> {
  const input = JSON.stringify({ id: name, rest: 0 });
  await engine(running, 'StartExecution', { stateMachineArn: APPROVAL_ARN, name, input });
  await eventually(async () => (await call(running, 'GET', `/items/${name}`)).status, 200);
}

async function eventually<T>(look: () => Promise<T>, expected: T): Promise<void> {
  await expect.poll(look, { interval: 25 }).toBe(expected);
}

/** What passes while nothing runs: the stream has dropped all its records, as AWS does after a day. */
function trimAll(): void {
  const database = new DatabaseSync(join(folder, 'dynamodb', 'table.sqlite'));
  database.exec(`
    INSERT INTO trimmed SELECT t, max(seq) FROM records GROUP BY t
      ON CONFLICT (t) DO UPDATE SET upto = excluded.upto;
    DELETE FROM records`);
  database.close();
}

test('a decision that was answered with 2xx resumes its workflow, though the process is killed right after', async () => {
  let running = await run({ FIXTURE_BROKEN: join(folder, 'broken') });
  for (const [name, meanwhile] of [
    ['started-at-once', () => {}],
    ['after-two-days-when-the-stream-has-dropped-it', trimAll],
  ] as const) {
    await startWaiting(running, name);
    writeFileSync(join(folder, 'broken'), '');
    expect((await call(running, 'POST', `/approvals/${name}`)).status).toBe(202);
    await end(running.child, 'SIGKILL');
    meanwhile();
    rmSync(join(folder, 'broken'));

    running = await run({ FIXTURE_BROKEN: join(folder, 'broken') });
    await eventually(() => statusOf(running, name), 'SUCCEEDED');
    expect((await counters(running)).streams.consumers.Relay!.deadLettered).toBe(0);
  }
});

test('a second start goes on where a stopped one ended, and delivers nothing twice', async () => {
  const first = await run();
  await startWaiting(first, 'w');
  for (let index = 0; index < 5; index++)
    await call(first, 'POST', '/items', { id: `t${index}`, type: 'thing' });
  await call(first, 'POST', '/items', { id: 'letter-1', type: 'letter' });
  await eventually(async () => readdirSync(join(folder, 'mail')).join(), 'letter-1.eml');
  await refusesAnother(first);
  await end(first.child, 'SIGTERM');
  expect(await answers(first.url)).toBe(false);
  expect(JSON.parse(readFileSync(join(folder, 'streams', 'Relay.json'), 'utf8'))).toMatchObject({
    complete: true,
  });
  trimAll();

  const second = await run();
  expect(await (await call(second, 'GET', '/items/t4')).json()).toMatchObject({ pk: 't4' });
  expect(await statusOf(second, 'w')).toBe('RUNNING');
  await call(second, 'POST', '/approvals/w');
  await eventually(() => statusOf(second, 'w'), 'SUCCEEDED');
  const { consumers } = (await counters(second)).streams;
  expect(consumers.Relay).toMatchObject({ delivered: 1, restated: 0 });
  expect(consumers.SendLetters).toMatchObject({ delivered: 0, restated: 0 });
  await call(second, 'POST', '/items', { id: 'letter-1', type: 'letter', changed: 'yes' });
  await eventually(async () => (await counters(second)).mail.repeated, 2);
  expect((await counters(second)).mail.captured).toBe(0);
  await end(second.child, 'SIGKILL');
  await eventually(() => answers(second.url), false);
});

const answers = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => true,
    () => false,
  );

async function refusesAnother(running: Running): Promise<void> {
  const other = fork(RUN, [folder], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  processes.push(other);
  let said = '';
  other.stderr?.on('data', (part: Buffer) => (said += String(part)));
  await once(other, 'close');
  expect(said).toContain(`in use by another running instance (process ${running.child.pid})`);
}
