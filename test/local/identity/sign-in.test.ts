import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { Functions } from '../../../local/functions.ts';
import { openGateway } from '../../../local/http/gateway.ts';
import { type HttpServer, openHttpServer } from '../../../local/http/server.ts';
import { openIssuer } from '../../../local/identity/issuer.ts';
import { openSigningKey } from '../../../local/identity/keys.ts';
import { openProvider } from '../../../local/identity/provider.ts';
import { FIXTURES } from '../host/fixtures/lists.ts';

const PATHS = { signedInPath: '/console/signed-in', signedOutPath: '/console/' };
const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');
let server: HttpServer;
let redirectUri: string;

beforeAll(async () => {
  server = await openHttpServer(0, Date.now, () => {});
  redirectUri = server.url + PATHS.signedInPath;
  const functions = new Functions({ functions: FIXTURES.functions, clock: realClock(), onWrite() {} });
  const issuer = openIssuer(server.url, await openSigningKey(undefined));
  const provider = openProvider(issuer, PATHS);
  const gateway = openGateway({ routes: FIXTURES.routes, issuer, provider, functions, log() {} });
  server.serve((given) => gateway.answer(given));
});
afterAll(() => server.close());
beforeEach(() => {
  vi.useRealTimers();
});

const asked = (over: Record<string, string> = {}) => ({
  client_id: 'kinbridge',
  redirect_uri: redirectUri,
  response_type: 'code',
  scope: 'openid email',
  state: 's-1',
  nonce: 'n-1',
  code_challenge: challenge,
  code_challenge_method: 'S256',
  ...over,
});
const authorize = (over: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(`${server.url}/oauth2/authorize?${new URLSearchParams(asked(over))}`, {
    redirect: 'manual',
    ...init,
  });
const choose = (user: string, over: Record<string, string> = {}, headers: Record<string, string> = {}) =>
  authorize(over, { method: 'POST', body: new URLSearchParams({ user }), headers });
const tokens = (form: Record<string, string>) =>
  fetch(`${server.url}/oauth2/token`, { method: 'POST', body: new URLSearchParams(form) });
const codeIn = (answer: Response) => new URL(answer.headers.get('location')!).searchParams.get('code') ?? '';
const redeem = (code: string, over: Record<string, string> = {}) =>
  tokens({
    grant_type: 'authorization_code',
    client_id: 'kinbridge',
    redirect_uri: redirectUri,
    code,
    code_verifier: verifier,
    ...over,
  });
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as Record<string, unknown>;

describe('the sign-in page', () => {
  test.each([
    ['en', 'ltr', 'Caseworker'],
    ['fr', 'ltr', 'Chargé de dossier'],
    ['ar', 'rtl', 'مسؤول الملف'],
    ['es', 'ltr', 'Oficial de casos'],
    ['uk', 'ltr', 'Фахівець із ведення справ'],
  ])('lists people by office with their roles in %s, without anything inline', async (locale, dir, role) => {
    const answer = await authorize({ ui_locales: locale });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).toContain(`<html lang="${locale}" dir="${dir}">`);
    expect(html.match(/<button name="user"/g)!.length).toBeGreaterThan(60);
    expect(html).toContain(role);
    expect(html).not.toMatch(/<script|<style|\son\w+=|\sstyle=/);
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
  });

  test('keeps the request as text, whatever is in it', async () => {
    const html = await (await authorize({ state: '"><script>alert(1)</script>' })).text();
    expect(html).not.toContain('<script');
  });
});

describe('a person who was chosen', () => {
  test('comes back with a code that is good for tokens of the same kind as /dev/token gives', async () => {
    const back = await choose('caseworker.amman');
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toMatch(new RegExp(`^${redirectUri}\\?code=.+&state=s-1$`));
    const answer = (await (await redeem(codeIn(back))).json()) as { id_token: string; expires_in: number };
    const claims = claimsOf(answer.id_token);
    expect(claims).toMatchObject({ sub: 'caseworker.amman', nonce: 'n-1', 'custom:office': 'amman' });
    expect(claims).toMatchObject({ name: 'Rania Haddad', 'cognito:groups': ['caseworker'] });
    const used = await fetch(`${server.url}/echo/x`, {
      headers: { authorization: `Bearer ${answer.id_token}` },
    });
    expect(used.status).toBe(200);
  });

  test('is known again by a cookie that scripts and other sites do not get, until signing out', async () => {
    const cookie = (await choose('health.beirut')).headers.get('set-cookie')!;
    expect(cookie).toMatch(/; Path=\/oauth2; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
    const headers = { cookie: cookie.split(';')[0]! };
    expect((await authorize({}, { headers })).status).toBe(303);
    expect((await authorize({ prompt: 'login' }, { headers })).status).toBe(200);
    const out = await fetch(`${server.url}/oauth2/logout`, { headers, redirect: 'manual' });
    expect(out.headers.get('location')).toBe(`${server.url}/console/`);
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await authorize({}, { headers })).status).toBe(200);
  });

  test('stays signed in by a renewal, which is no token itself', async () => {
    const first = (await (await redeem(codeIn(await choose('travel.lyon')))).json()) as {
      refresh_token: string;
    };
    const form = { grant_type: 'refresh_token', client_id: 'kinbridge', refresh_token: first.refresh_token };
    const renewed = (await (await tokens(form)).json()) as { id_token: string };
    expect(claimsOf(renewed.id_token).sub).toBe('travel.lyon');
    const headers = { authorization: `Bearer ${first.refresh_token}` };
    expect((await fetch(`${server.url}/echo/x`, { headers })).status).toBe(401);
    expect((await tokens({ ...form, refresh_token: renewed.id_token })).status).toBe(400);
    expect(
      (
        await authorize(
          {},
          { headers: { cookie: `kinbridge-session-${new URL(server.url).port}=${first.refresh_token}` } },
        )
      ).status,
    ).toBe(200);
  });

  test.each(['a sign-out', 'its revocation'])('is renewed no more after %s', async (how) => {
    const chosen = await choose('travel.lyon');
    const given = (await (await redeem(codeIn(chosen))).json()) as Record<string, string>;
    const renewal = given.refresh_token!;
    const headers = { cookie: chosen.headers.get('set-cookie')!.split(';')[0]! };
    if (how === 'a sign-out') await fetch(`${server.url}/oauth2/logout`, { headers, redirect: 'manual' });
    else {
      const body = new URLSearchParams({ token: renewal });
      await fetch(`${server.url}/oauth2/revoke`, { method: 'POST', body });
    }
    const form = { grant_type: 'refresh_token', client_id: 'kinbridge', refresh_token: renewal };
    expect((await tokens(form)).status).toBe(400);
  });

  test('is not let in by an access token, and is told that this is a demonstration', async () => {
    const given = (await (await redeem(codeIn(await choose('travel.lyon')))).json()) as Record<
      string,
      string
    >;
    const headers = { authorization: `Bearer ${given.access_token}` };
    expect((await fetch(`${server.url}/echo/x`, { headers })).status).toBe(401);
    const page = await (await authorize({}, { headers: { 'accept-language': 'ar' } })).text();
    expect(page).toContain('عرض توضيحي');
  });

  test('without a session is told so when nobody may be asked', async () => {
    const answer = await authorize({ prompt: 'none' });
    expect(answer.headers.get('location')).toContain('error=login_required&state=s-1');
  });
});

describe('a code', () => {
  test('is good once', async () => {
    const code = codeIn(await choose('auditor'));
    expect((await redeem(code)).status).toBe(200);
    expect((await redeem(code)).status).toBe(400);
  });

  test('is good for a minute', async () => {
    const code = codeIn(await choose('auditor'));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect((await redeem(code)).status).toBe(400);
  });

  test.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }],
    ['no verifier', { code_verifier: '' }],
    ['another address', { redirect_uri: 'https://evil.example/' }],
    ['another client', { client_id: 'other' }],
    ['another grant', { grant_type: 'password' }],
  ])('is no good with %s', async (_what, over) => {
    const answer = await redeem(codeIn(await choose('auditor')), over);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({ error: expect.stringMatching(/^(invalid_|unsupported_)/) });
  });
});

describe('a request that is not the console’s', () => {
  test.each([
    ['another address', { redirect_uri: 'https://evil.example/' }],
    [
      'an address that only begins right',
      { redirect_uri: 'http://127.0.0.1.evil.example/console/signed-in' },
    ],
    ['another client', { client_id: 'other' }],
  ])('with %s is not sent back anywhere', async (_what, over) => {
    const answer = await choose('auditor', over);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });

  test.each([
    ['no challenge', { code_challenge: '' }],
    ['a plain challenge', { code_challenge_method: 'plain' }],
    ['another response', { response_type: 'token' }],
    ['no openid', { scope: 'email' }],
  ])('with %s gets no code', async (_what, over) => {
    const location = new URL((await choose('auditor', over)).headers.get('location')!);
    expect(location.searchParams.get('error')).toMatch(/^(invalid_|unsupported_)/);
    expect(location.searchParams.has('code')).toBe(false);
  });

  test('from another site chooses nobody', async () => {
    const answer = await choose('auditor', {}, { origin: 'https://evil.example' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});
