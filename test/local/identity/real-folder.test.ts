import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { type Host, startHost } from '../../../local/host.ts';

const PASSWORD = 'a long pass phrase of hers';
const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');
let dataDir: string;
let host: Host;

const command = (script: string, args: string[], input = '') =>
  spawnSync(process.execPath, [script, ...args, '--data', dataDir], { input, encoding: 'utf8' });
const user = (...args: string[]) => command('scripts/identity/user.ts', args, `${PASSWORD}\n`);
const start = async () => {
  host = await startHost({ dataDir, clock: realClock() });
};

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kinbridge-real-'));
  const first = command(
    'scripts/identity/first-user.ts',
    ['--id', 'p.mensah', '--name', 'Paul Mensah'],
    `${PASSWORD}\n`,
  );
  expect(first.stderr + first.stdout).toContain('is real');
  for (const [id, role] of [
    ['r.haddad', 'caseworker'],
    ['i.solberg', 'auditor'],
    ['o.khalil', 'supervisor'],
  ]) {
    const office = role === 'auditor' ? [] : ['--office', 'amman'];
    expect(user('add', '--id', id!, '--name', 'Invented Person', '--role', role!, ...office).status).toBe(0);
  }
  await start();
});
afterAll(async () => {
  await host.close();
  rmSync(dataDir, { recursive: true });
});

const address = () =>
  `${host.url}/oauth2/authorize?${new URLSearchParams({
    ...{ client_id: 'kinbridge', redirect_uri: `${host.url}/console/signed-in`, response_type: 'code' },
    ...{ scope: 'openid email', state: 's', code_challenge: challenge, code_challenge_method: 'S256' },
  })}`;
const post = (form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(address(), { method: 'POST', body: new URLSearchParams(form), redirect: 'manual', headers });
const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
const tokensOf = async (form: Record<string, string>) => {
  const body = new URLSearchParams({ client_id: 'kinbridge', ...form });
  const answer = await fetch(`${host.url}/oauth2/token`, { method: 'POST', body });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
};
const renew = (refresh: string) => tokensOf({ grant_type: 'refresh_token', refresh_token: refresh });
const rolesIn = (token: string) =>
  (JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>)[
    'cognito:groups'
  ];

/** Signs in for the first time: password, then the key that the page shows. */
async function enrolled(id: string) {
  const page = await (await post({ step: 'password', id, password: PASSWORD })).text();
  const secret = /<code dir="ltr">([^<]+)</.exec(page)![1]!.replaceAll(' ', '');
  const code = new TOTP({ secret }).generate();
  const back = await post({ step: 'enrol', note: hidden(page, 'note'), code });
  expect(back.status).toBe(303);
  const given = await tokensOf({
    ...{ grant_type: 'authorization_code', redirect_uri: `${host.url}/console/signed-in` },
    ...{ code: new URL(back.headers.get('location')!).searchParams.get('code')!, code_verifier: verifier },
  });
  return { ...given.body, secret, code } as {
    id_token: string;
    refresh_token: string;
    secret: string;
    code: string;
  };
}
const get = async (path: string, token: string) =>
  (await (await fetch(host.url + path, { headers: { authorization: `Bearer ${token}` } })).json()) as Record<
    string,
    unknown
  >;

describe('a folder made real', () => {
  test('gives nobody a token without a password, lists nobody, shows no mail, and says no demonstration', async () => {
    const token = await fetch(`${host.url}/dev/token`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ user: 'caseworker.amman' }),
    });
    expect(token.status).toBe(404);
    expect((await fetch(`${host.url}/dev/mailbox`)).status).toBe(404);
    const page = await (await fetch(address())).text();
    expect(page).not.toMatch(/name="user"|emonstration|<script/);
    expect((await post({ user: 'caseworker.amman' })).status).toBe(200);
    expect(await (await fetch(`${host.url}/join?lang=en`)).text()).not.toContain('Demonstration');
    const settings = (await (await fetch(`${host.url}/console/settings.json`)).json()) as object;
    expect(settings).toMatchObject({ development: false });
  });

  test('keeps its accounts for its owner alone', () => {
    expect(statSync(join(dataDir, 'identity', 'sign-in.sqlite')).mode & 0o077).toBe(0);
  });

  test('is not filled with a demonstration, nor made real twice', () => {
    const demo = command('local/start.ts', ['--demo', '--port', '0']);
    expect(demo.stderr).toContain(`The data folder ${dataDir} is real`);
    expect(command('scripts/identity/first-user.ts', ['--id', 'x.y', '--name', 'X']).status).toBe(1);
  });

  test('answers a wrong name as a wrong password, in three languages', async () => {
    for (const [lang, text] of [
      ['en', 'did not match'],
      ['fr', 'ne correspond pas'],
      ['ar', 'غير متطابقة'],
    ]) {
      const headers = { 'accept-language': lang! };
      const known = await (await post({ step: 'password', id: 'o.khalil', password: 'no' }, headers)).text();
      const unknown = await (await post({ step: 'password', id: 'nobody', password: 'no' }, headers)).text();
      expect(known).toContain(text);
      expect(known).toBe(unknown);
    }
  });

  test('tells by the time of no refusal whom it knows', async () => {
    for (const id of ['o.khalil', 'nobody']) {
      const began = performance.now();
      await (await post({ step: 'password', id, password: 'no' })).text();
      // A timer may fire a millisecond early; without the wait, an answer takes some forty.
      expect(performance.now() - began).toBeGreaterThan(490);
    }
  });

  test('locks after five failures, also for the right password, and from another origin takes nothing', async () => {
    for (let tried = 0; tried < 5; tried += 1)
      await post({ step: 'password', id: 'o.khalil', password: 'no' });
    const right = { step: 'password', id: 'o.khalil', password: PASSWORD };
    expect(await (await post(right)).text()).toContain('did not match');
    const foreign = await post({ ...right, id: 'p.mensah' }, { origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    expect(foreign.headers.get('set-cookie')).toBeNull();
  });

  test('asks a code that is good once, loses a role at the next renewal, and ends sign-ins for good', async () => {
    const first = await enrolled('r.haddad');
    expect(rolesIn(first.id_token)).toEqual(['caseworker']);
    const page = await (await post({ step: 'password', id: 'r.haddad', password: PASSWORD })).text();
    const note = hidden(page, 'note');
    expect(page).not.toContain('otpauth:');
    expect((await post({ step: 'code', note, code: first.code })).status).toBe(200);
    expect((await post({ step: 'code', note, code: '000000' })).status).toBe(200);
    const next = new TOTP({ secret: first.secret }).generate({ timestamp: Date.now() + 30_000 });
    expect((await post({ step: 'code', note, code: next })).status).toBe(303);

    expect(user('remove-role', '--id', 'r.haddad', '--role', 'caseworker').status).toBe(0);
    const renewed = await renew(first.refresh_token);
    expect(rolesIn(renewed.body.id_token!)).toEqual([]);
    const out = await fetch(`${host.url}/oauth2/revoke`, {
      ...{ method: 'POST', body: new URLSearchParams({ token: first.refresh_token }) },
    });
    expect(out.status).toBe(200);
    await host.close();
    await start();
    expect((await renew(first.refresh_token)).status).toBe(400);
  });

  test('ends all sign-ins of a person at a command', async () => {
    const { refresh_token: refresh } = await enrolled('p.mensah');
    expect((await renew(refresh)).status).toBe(200);
    expect(user('end-sessions', '--id', 'p.mensah').status).toBe(0);
    expect((await renew(refresh)).status).toBe(400);
  });

  test('tells auditors of all this, by codes', async () => {
    const { id_token: token } = await enrolled('i.solberg');
    const day = new Date().toISOString().slice(0, 10);
    const of = async (id: string) =>
      (await get(`/readings/${day}/${id}?limit=100`, token)) as unknown as {
        entries: { facts: { act: string; details: { code?: string } }[] }[];
        findings: unknown[];
      };
    await expect
      .poll(async () => (await of('i.solberg')).entries?.flatMap(({ facts }) => facts.map(({ act }) => act)))
      .toContain('sign-in.ok');
    const { entries, findings } = await of('r.haddad');
    const acts = entries.flatMap(({ facts }) => facts.map(({ act, details }) => [act, details.code]));
    expect(findings).toEqual([]);
    expect(acts).toEqual([
      ...[
        ['role.added', 'caseworker'],
        ['second-factor.enrolled', undefined],
        ['sign-in.ok', undefined],
      ],
      ...[
        ['sign-in.failed', undefined],
        ['sign-in.failed', undefined],
        ['sign-in.ok', undefined],
      ],
      ...[
        ['role.removed', 'caseworker'],
        ['sign-in.ended', undefined],
      ],
    ]);
    expect(JSON.stringify(await of('o.khalil'))).toContain('sign-in.locked');
    expect(JSON.stringify(entries)).not.toContain('Invented');
  });
});
