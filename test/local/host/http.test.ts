import { request } from 'node:http';
import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ImportIntake } from '../../../contracts/api/intake.ts';
import { realClock } from '../../../local/clock.ts';
import { Functions } from '../../../local/functions.ts';
import { openGateway } from '../../../local/http/gateway.ts';
import { type HttpServer, openHttpServer } from '../../../local/http/server.ts';
import { AUDIENCE, openIssuer } from '../../../local/identity/issuer.ts';
import { ALGORITHM, openSigningKey } from '../../../local/identity/keys.ts';
import { FIXTURES } from './fixtures/lists.ts';

const key = await openSigningKey(undefined);
let server: HttpServer;

beforeAll(async () => {
  server = await openHttpServer(0, Date.now, () => {});
  const functions = new Functions({ functions: FIXTURES.functions, clock: realClock(), onWrite() {} });
  const issuer = openIssuer(server.url, key);
  const gateway = openGateway({ routes: FIXTURES.routes, issuer, functions, log() {} });
  expect((await fetch(`${server.url}/echo/x`)).status).toBe(503);
  server.serve((given) => gateway.answer(given));
});
afterAll(() => server.close());

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

async function tokenOf(user: string): Promise<string> {
  const answer = await post('/dev/token', JSON.stringify({ user }));
  return ((await answer.json()) as { token: string }).token;
}

const get = (path: string, token?: string) =>
  fetch(server.url + path, token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });

async function tokenWith(change: {
  issuer?: string;
  audience?: string;
  expires?: number;
  key?: typeof key.privateKey;
  kid?: string;
  use?: string;
}) {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({ 'cognito:groups': ['supervisor'], token_use: change.use ?? 'id' })
    .setProtectedHeader({ alg: ALGORITHM, kid: change.kid ?? key.kid })
    .setIssuer(change.issuer ?? server.url)
    .setAudience(change.audience ?? AUDIENCE)
    .setSubject('supervisor.amman')
    .setIssuedAt(now - 60)
    .setExpirationTime(change.expires ?? now + 60)
    .sign(change.key ?? key.privateKey);
}

/** An intake file is the largest body of all. */
const MOST = ImportIntake.mostBytes!;

describe('who is signed in', () => {
  test('is known by a token of the issuer', async () => {
    expect((await get('/echo/x', await tokenOf('health.beirut'))).status).toBe(200);
    expect((await get('/echo/x', await tokenWith({}))).status).toBe(200);
  });

  test.each([
    ['no token', undefined],
    ['no token at all', 'nonsense'],
    ['an expired token', async () => tokenWith({ expires: Math.floor(Date.now() / 1000) - 5 })],
    ['another issuer', async () => tokenWith({ issuer: 'http://127.0.0.1:1' })],
    ['an access token', async () => tokenWith({ use: 'access' })],
    ['another audience', async () => tokenWith({ audience: 'somebody' })],
    ['another key', async () => tokenWith({ key: (await generateKeyPair(ALGORITHM)).privateKey })],
    ['an unknown key', async () => tokenWith({ kid: 'other' })],
    ['changed claims', async () => tampered(await tokenWith({}))],
    ['no signature', async () => unsigned(await tokenWith({}))],
  ])('is not known with %s', async (_what, given) => {
    const answer = await get('/echo/x', typeof given === 'function' ? await given() : given);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(await answer.json()).toMatchObject({ type: 'urn:kinbridge:error:NotSignedIn', status: 401 });
  });

  test('is published for others to verify, without the private key', async () => {
    const discovery = (await (await get('/.well-known/openid-configuration')).json()) as {
      issuer: string;
      jwks_uri: string;
    };
    expect(discovery.issuer).toBe(server.url);
    const jwks = (await (await fetch(discovery.jwks_uri)).json()) as { keys: object[] };
    expect(jwks.keys).toHaveLength(1);
    expect(Object.keys(jwks.keys[0]!).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });

  test('gets no token for a name that is not a demo user, or without JSON', async () => {
    expect((await post('/dev/token', '{"user":"root"}')).status).toBe(400);
    expect((await post('/dev/token', '{"user":7}')).status).toBe(400);
    expect((await post('/dev/token', 'user=auditor')).status).toBe(400);
    expect((await post('/dev/token', '{"user":"auditor"}', { 'content-type': 'text/plain' })).status).toBe(
      415,
    );
    expect((await get('/dev/token')).status).toBe(405);
  });
});

describe('a request that cannot be served', () => {
  test.each([
    ['/nothing', 404],
    ['/echo', 404],
    ['/echo/', 404],
    ['/echo/%zz', 404],
    ['/echo/%', 404],
    ['//echo/x', 404],
    ['/.well-known/other', 404],
    ['/fail', 405],
  ])('GET %s gets %i', async (path, status) => {
    const answer = await get(path, await tokenOf('auditor'));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('allow')).toBe(status === 405 ? 'POST' : null);
  });

  test('with a body over what any route takes gets 413, with and without its length', async () => {
    const body = 'x'.repeat(MOST + 1);
    expect((await post('/echo/x', body)).status).toBe(413);
    const stream = new Blob([body]).stream();
    const init = { method: 'POST', body: stream, duplex: 'half' } as RequestInit;
    expect((await fetch(`${server.url}/echo/x`, init)).status).toBe(413);
    expect((await post('/echo/x', 'x'.repeat(MOST))).status).toBe(401);
  });

  test('for another host name is refused, so that no page elsewhere can reach it by renaming', async () => {
    const status = await new Promise((resolve, reject) => {
      const { hostname, port } = new URL(server.url);
      const sent = request(
        { hostname, port, path: '/echo/x', headers: { host: 'evil.example' } },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      sent.once('error', reject);
      sent.end();
    });
    expect(status).toBe(421);
  });

  test.each([
    ['another site', { origin: 'https://evil.example' }, 403],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }, 403],
    ['a frame of another site', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 403],
    ['a page without a referrer', { origin: 'null', 'sec-fetch-site': 'same-origin' }, 401],
    ['its own page', { origin: 'own' }, 401],
  ])('of %s', async (_who, headers, status) => {
    const origin = headers.origin === 'own' ? server.url : headers.origin;
    const given: Record<string, string> = { ...headers, origin };
    const answer = await fetch(`${server.url}/echo/x`, { method: 'POST', headers: given });
    expect(answer.status).toBe(status);
  });
});

test('every answer carries the security headers', async () => {
  for (const path of ['/echo/x', '/nothing', '/.well-known/jwks.json']) {
    const { headers } = await get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

function tampered(token: string): string {
  const [head, claims, signature] = token.split('.');
  const changed = { ...(JSON.parse(Buffer.from(claims!, 'base64url').toString()) as object), sub: 'auditor' };
  return [head, Buffer.from(JSON.stringify(changed)).toString('base64url'), signature].join('.');
}

function unsigned(token: string): string {
  const head = Buffer.from('{"alg":"none"}').toString('base64url');
  return `${head}.${token.split('.')[1]}.x`;
}
