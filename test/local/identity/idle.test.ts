import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { Functions } from '../../../local/functions.ts';
import { openGateway } from '../../../local/http/gateway.ts';
import { type HttpServer, openHttpServer } from '../../../local/http/server.ts';
import { openIssuer } from '../../../local/identity/issuer.ts';
import { openSigningKey } from '../../../local/identity/keys.ts';
import { openProvider } from '../../../local/identity/provider.ts';
import { openSessions, type Sessions } from '../../../local/identity/sessions.ts';
import { SignInStore } from '../../../local/identity/sign-in-store.ts';
import { demonstration } from '../../../local/identity/sign-in-ways.ts';
import { FIXTURES } from '../host/fixtures/lists.ts';

const PATHS = { signedInPath: '/console/signed-in', signedOutPath: '/console/' };
const MINUTE = 60_000;
const verifier = randomBytes(32).toString('base64url');
let server: HttpServer;
let sessions: Sessions;

beforeAll(async () => {
  server = await openHttpServer(0, Date.now, () => {});
  const functions = new Functions({ functions: FIXTURES.functions, clock: realClock(), onWrite() {} });
  const issuer = openIssuer(server.url, await openSigningKey(undefined));
  sessions = openSessions(new SignInStore(undefined));
  const provider = openProvider(issuer, PATHS, demonstration(), sessions);
  const gateway = openGateway({ routes: FIXTURES.routes, issuer, provider, functions, log() {} });
  server.serve((given) => gateway.answer(given));
});
afterAll(() => server.close());
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  sessions.endIdleAfter(30);
  return () => vi.useRealTimers();
});
const wait = (minutes: number) => vi.setSystemTime(Date.now() + minutes * MINUTE);

const authorize = (init: RequestInit) =>
  fetch(
    `${server.url}/oauth2/authorize?${new URLSearchParams({
      ...{ client_id: 'kinbridge', redirect_uri: server.url + PATHS.signedInPath, response_type: 'code' },
      ...{ scope: 'openid', code_challenge_method: 'S256' },
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    })}`,
    { redirect: 'manual', ...init },
  );
const post = (path: string, form: Record<string, string>) =>
  fetch(`${server.url}/oauth2/${path}`, { method: 'POST', body: new URLSearchParams(form) });

/** A browser in which somebody signed in. */
async function signedIn() {
  const back = await authorize({ method: 'POST', body: new URLSearchParams({ user: 'caseworker.amman' }) });
  const code = new URL(back.headers.get('location')!).searchParams.get('code')!;
  const given = await post('token', {
    ...{ grant_type: 'authorization_code', client_id: 'kinbridge', code, code_verifier: verifier },
    redirect_uri: server.url + PATHS.signedInPath,
  });
  const first = (await given.json()) as { id_token: string; refresh_token: string };
  const cookie = back.headers.get('set-cookie')!.split(';')[0]!;
  const token = first.refresh_token;
  const renew = () =>
    post('token', { grant_type: 'refresh_token', client_id: 'kinbridge', refresh_token: token });
  const calls = async (bearer: string) =>
    (await fetch(`${server.url}/echo/x`, { headers: { authorization: `Bearer ${bearer}` } })).status;
  return {
    idToken: first.id_token,
    renewed: async () => ((await (await renew()).json()) as { id_token?: string }).id_token,
    renew: async () => (await renew()).status,
    seen: async () => (await post('seen', { token })).status,
    revoke: () => post('revoke', { token }),
    calls,
    reload: async () => (await authorize({ headers: { cookie } })).status,
  };
}

describe('a sign-in at which nobody is any more', () => {
  test('is over: neither cookie, renewal nor a token that is still young opens anything', async () => {
    const browser = await signedIn();
    wait(27);
    const young = (await browser.renewed())!;
    expect(await browser.calls(young)).toBe(200);
    wait(4.6);
    expect(await browser.calls(young)).toBe(401);
    expect(await browser.renew()).toBe(400);
    expect(await browser.seen()).toBe(400);
    expect(await browser.reload()).toBe(200);
  });

  test('is not kept by a page that only asks for news', async () => {
    const browser = await signedIn();
    for (let each = 0; each < 7; each += 1) {
      expect(await browser.renew()).toBe(200);
      wait(4.4);
    }
    wait(1);
    expect(await browser.renew()).toBe(400);
  });

  test('goes on as long as somebody says that they are there, or opens a page', async () => {
    const browser = await signedIn();
    for (let each = 0; each < 4; each += 1) {
      wait(25);
      expect(await browser.seen()).toBe(200);
    }
    wait(29);
    expect(await browser.reload()).toBe(303);
    wait(29);
    expect(await browser.renew()).toBe(200);
  });

  test('ends after as many minutes as was decided, also one that began before', async () => {
    const browser = await signedIn();
    wait(7);
    expect(await browser.renew()).toBe(200);
    sessions.endIdleAfter(5);
    expect(await browser.renew()).toBe(400);
  });
});

test('a token ends with the sign-out of its session, not five minutes later', async () => {
  const browser = await signedIn();
  expect(await browser.calls(browser.idToken)).toBe(200);
  await browser.revoke();
  expect(await browser.calls(browser.idToken)).toBe(401);
});
