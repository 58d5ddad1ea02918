import { createHash, randomBytes } from 'node:crypto';
import { generateKeyPair } from 'jose';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { realClock } from '../../../local/clock.ts';
import { Functions } from '../../../local/functions.ts';
import { openGateway } from '../../../local/http/gateway.ts';
import { type HttpServer, openHttpServer } from '../../../local/http/server.ts';
import { type Accounts, hashedPassword, openAccounts } from '../../../local/identity/accounts.ts';
import { openIssuer } from '../../../local/identity/issuer.ts';
import { openSigningKey } from '../../../local/identity/keys.ts';
import { openOrganisationDoor } from '../../../local/identity/organisation/door.ts';
import { openRelyingParty } from '../../../local/identity/organisation/relying-party.ts';
import { OrganisationSchema } from '../../../local/identity/organisation/settings.ts';
import { openProvider } from '../../../local/identity/provider.ts';
import { SignInStore } from '../../../local/identity/sign-in-store.ts';
import { byPassword } from '../../../local/identity/sign-in-ways.ts';
import { FIXTURES } from '../host/fixtures/lists.ts';
import { type Token, theirProvider } from './their-provider.ts';

const CLIENT = { id: 'kinbridge-office', secret: 'a secret of the two' };
const PATHS = { signedInPath: '/console/signed-in', signedOutPath: '/console/' };
const verifier = randomBytes(32).toString('base64url');
let theirs: Awaited<ReturnType<typeof theirProvider>>;
let server: HttpServer;
let accounts: Accounts;
let store: SignInStore;
let said: string[] = [];

beforeAll(async () => {
  theirs = await theirProvider(CLIENT);
  server = await openHttpServer(0, Date.now, () => {});
  const issuer = openIssuer(server.url, await openSigningKey(undefined), () => undefined);
  store = new SignInStore(undefined);
  accounts = openAccounts(store);
  const password = await hashedPassword('a long pass phrase of theirs');
  for (const id of ['r.haddad', 's.out', 'm.odeh'])
    accounts.add({ id, name: `Invented ${id}`, roles: ['caseworker'], office: 'amman' }, password);
  accounts.suspend('s.out');
  const organisation = OrganisationSchema.parse({
    ...{
      name: 'Relief Office',
      issuer: theirs.state.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
    },
  });
  const party = openRelyingParty(organisation, `${server.url}/oauth2/organisation`);
  const door = openOrganisationDoor(organisation.name, party, accounts, (message) => said.push(message));
  const provider = openProvider(issuer, PATHS, byPassword(accounts, issuer, door));
  const functions = new Functions({ functions: FIXTURES.functions, clock: realClock(), onWrite() {} });
  const gateway = openGateway({
    ...{ routes: FIXTURES.routes, issuer, provider, functions, real: true, log() {} },
  });
  server.serve((given) => gateway.answer(given));
});
afterAll(async () => {
  await server.close();
  await theirs.close();
});
beforeEach(() => {
  said = [];
  theirs.state.change = () => {};
  return () => vi.useRealTimers();
});

const query = () =>
  new URLSearchParams({
    ...{ client_id: 'kinbridge', redirect_uri: server.url + PATHS.signedInPath, response_type: 'code' },
    ...{ scope: 'openid', code_challenge_method: 'S256', state: 's-1', nonce: 'n-1' },
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
  });
/** A browser that is on its way to the organisation's provider. */
async function begun() {
  const sent = await fetch(`${server.url}/oauth2/organisation/begin?${query()}`, { redirect: 'manual' });
  return { to: sent.headers.get('location')!, cookie: sent.headers.get('set-cookie')!.split(';')[0]! };
}
const back = async (answer: URLSearchParams, cookie: string) =>
  (await fetch(`${server.url}/oauth2/organisation?${answer}`, { headers: { cookie } })).text();
async function come(change: (token: Token) => void = () => {}): Promise<string> {
  theirs.state.change = change;
  const { to, cookie } = await begun();
  return back(theirs.agree(to), cookie);
}
const asksForCode = (html: string) => html.includes('name="code"');
const asked = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
const UNKNOWN = 'no open account in Kinbridge';
const UNPROVEN = 'could not be confirmed';

describe('whoever their organisation knows', () => {
  test('is asked for our own second factor, and comes in with the roles that they have here alone', async () => {
    const page = await (await fetch(`${server.url}/oauth2/authorize?${query()}`)).text();
    expect(page).toContain('Sign in with Relief Office');
    const html = await come(({ claims }) =>
      Object.assign(claims, {
        groups: ['administrator'],
        roles: ['administrator'],
        'cognito:groups': ['auditor'],
      }),
    );
    expect(asksForCode(html)).toBe(true);
    const secret = /<code dir="ltr">([A-Z0-9 ]+)</.exec(html)![1]!.replaceAll(' ', '');
    const form = { step: 'enrol', note: asked(html, 'note'), code: new TOTP({ secret }).generate() };
    const done = await fetch(`${server.url}/oauth2/authorize?${query()}`, {
      ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(form) },
    });
    const code = new URL(done.headers.get('location')!).searchParams.get('code')!;
    const given = await fetch(`${server.url}/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        ...{ grant_type: 'authorization_code', client_id: 'kinbridge', code, code_verifier: verifier },
        redirect_uri: server.url + PATHS.signedInPath,
      }),
    });
    const { id_token: token } = (await given.json()) as { id_token: string };
    const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());
    expect(claims).toMatchObject({
      sub: 'r.haddad',
      'cognito:groups': ['caseworker'],
      'custom:office': 'amman',
    });
  });

  test.each([
    ['nobody here', { preferred_username: 'n.obody' }],
    ['somebody who is suspended', { preferred_username: 's.out' }],
  ])('but who is %s is refused, in the same words, and no account comes into being', async (_who, claims) => {
    const before = accounts.list().length;
    const html = await come((token) => Object.assign(token.claims, claims));
    expect(html).toContain(UNKNOWN);
    expect(asksForCode(html)).toBe(false);
    expect(accounts.list()).toHaveLength(before);
  });

  test('is not somebody else to whom their name was given there later, until an administrator renews the sign-in', async () => {
    const as = (sub: string) => (token: Token) =>
      Object.assign(token.claims, { sub, preferred_username: 'm.odeh' });
    expect(asksForCode(await come(as('number-7')))).toBe(true);
    expect(await come(as('number-8'))).toContain(UNKNOWN);
    expect(asksForCode(await come(as('number-7')))).toBe(true);
    accounts.reset('m.odeh', '!unset', { second: false });
    expect(asksForCode(await come(as('number-8')))).toBe(true);
  });
});

describe('an answer that proves nobody', () => {
  const now = () => Math.floor(Date.now() / 1000);
  test.each<[string, (token: Token) => unknown]>([
    ['of another issuer', ({ claims }) => Object.assign(claims, { iss: 'https://evil.example' })],
    ['for another audience', ({ claims }) => Object.assign(claims, { aud: 'another-client' })],
    ['given to another client', ({ claims }) => Object.assign(claims, { aud: [CLIENT.id, 'x'], azp: 'x' })],
    ['that has expired', ({ claims }) => Object.assign(claims, { iat: now() - 500, exp: now() - 100 })],
    ['that is too old', ({ claims }) => Object.assign(claims, { iat: now() - 3600 })],
    ['with another nonce', ({ claims }) => Object.assign(claims, { nonce: 'of another question' })],
    ['without a nonce', ({ claims }) => Reflect.deleteProperty(claims, 'nonce')],
    ['that names nobody', ({ claims }) => Object.assign(claims, { preferred_username: '' })],
    [
      'signed with what both know',
      (token) => Object.assign(token, { algorithm: 'HS256', key: new TextEncoder().encode(CLIENT.secret) }),
    ],
  ])('a token %s', async (_what, change) => {
    expect(await come((token) => void change(token))).toContain(UNPROVEN);
    expect(said.join()).toMatch(/^Nobody was let in by their organisation: (the|given)/);
    expect(said.join()).not.toMatch(/haddad|their-number/);
  });

  test('a token signed by another key', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    expect(await come((token) => Object.assign(token, { key: privateKey }))).toContain(UNPROVEN);
  });

  test('one that comes a second time, in another browser, too late or without a question', async () => {
    const { to, cookie } = await begun();
    const answer = theirs.agree(to);
    expect(asksForCode(await back(answer, cookie))).toBe(true);
    expect(await back(answer, cookie)).toContain(UNPROVEN);
    const other = await begun();
    expect(await back(theirs.agree((await begun()).to), other.cookie)).toContain(UNPROVEN);
    const late = await begun();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 });
    expect(await back(theirs.agree(late.to), late.cookie)).toContain(UNPROVEN);
    expect(await back(new URLSearchParams({ code: 'x', state: 'x' }), '')).toContain(UNPROVEN);
  });

  test('one that names another issuer than was asked, or an error', async () => {
    const { to, cookie } = await begun();
    const answer = theirs.agree(to);
    answer.set('iss', 'https://evil.example');
    expect(await back(answer, cookie)).toContain(UNPROVEN);
    const second = await begun();
    const state = new URL(second.to).searchParams.get('state')!;
    expect(await back(new URLSearchParams({ error: 'access_denied', state }), second.cookie)).toContain(
      UNPROVEN,
    );
  });

  test('a provider that publishes another issuer than it was set up with is not asked', async () => {
    const organisation = OrganisationSchema.parse({
      ...{ name: 'x', issuer: theirs.state.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret },
    });
    theirs.state.published = 'https://evil.example';
    const party = openRelyingParty(organisation, `${server.url}/oauth2/organisation`);
    await expect(party.address({ state: 's', nonce: 'n', verifier: 'v' }, [])).rejects.toThrow(
      'another issuer',
    );
    theirs.state.published = theirs.state.issuer;
  });
});

describe('an address as the name', () => {
  const party = () =>
    openRelyingParty(
      OrganisationSchema.parse({
        ...{ name: 'x', issuer: theirs.state.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret },
        ...{ claim: 'email', domain: 'office.example' },
      }),
      `${server.url}/oauth2/organisation`,
    );
  async function named(claims: Record<string, unknown>) {
    theirs.state.change = (token) => void Object.assign(token.claims, claims);
    const asks = party();
    const question = { state: 's', nonce: 'n-2', verifier: 'v'.repeat(43) };
    return asks.named(question, theirs.agree(await asks.address(question, ['en'])));
  }

  test('counts once the provider has confirmed it, and only of the organisation’s own domain', async () => {
    expect(await named({ email: 'R.Haddad@office.example', email_verified: true })).toMatchObject({
      login: 'r.haddad',
    });
    const wrong = [
      { email: 'r.haddad@office.example' },
      { email: 'r.haddad@office.example', email_verified: 'true' },
      { email: 'r.haddad@evil.example', email_verified: true },
      { email: 'r.haddad@evil-office.example', email_verified: true },
    ];
    for (const claims of wrong) await expect(named(claims)).rejects.toThrow(/confirmed|domain/);
  });
});

test('an issuer is asked by https alone, but for this machine', () => {
  const settings = { name: 'x', clientId: 'x', clientSecret: 'long enough' };
  const takes = (issuer: string) => OrganisationSchema.safeParse({ ...settings, issuer }).success;
  expect(['https://id.example', 'http://127.0.0.1:9', 'http://id.example', 'file:///x'].map(takes)).toEqual([
    ...[true, true, false, false],
  ]);
});
