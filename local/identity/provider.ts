import { randomUUID } from 'node:crypto';
import { type HttpAnswer, type HttpRequest, json } from '../http/message.ts';
import { problem } from '../http/problem.ts';
import { checkAuthorizationRequest } from './authorization-request.ts';
import { Codes } from './codes.ts';
import type { DemoUser } from './demo-users.ts';
import { AUDIENCE, type Claims, type Issuer, LIFETIME_SECONDS } from './issuer.ts';
import { openSessions, SESSION_SECONDS, type Sessions } from './sessions.ts';
import { type SignInEvent, SignInStore } from './sign-in-store.ts';
import { PAGE_POLICY, SIGN_IN_STYLE } from './sign-in-style.ts';
import { demonstration, type SignInWay } from './sign-in-ways.ts';
import { WELCOME_PATH, type Welcomes } from './welcome.ts';

/** Where an organisation's provider sends somebody back to, under `/oauth2/`. */
export const ORGANISATION_PATH = 'organisation';
/** A person and the session they belong to. */
interface SignedIn {
  readonly user: DemoUser;
  readonly session: string;
}

/** The OpenID provider of one machine: authorization code with PKCE for the console. */
export interface Provider {
  /** What is served under this path of `/oauth2/`; undefined if nothing is. */
  answer(path: string, query: URLSearchParams, request: HttpRequest): Promise<HttpAnswer | undefined>;
  /** Whether the session of these claims has ended: by a sign-out, a suspension, or because nobody was there. */
  isOver(claims: Claims): boolean;
}

/** `signedInPath` is where the console accepts a code, `signedOutPath` where a browser goes after signing out. */
export function openProvider(
  issuer: Issuer,
  paths: { signedInPath: string; signedOutPath: string },
  way: SignInWay = demonstration(),
  sessions: Sessions = openSessions(new SignInStore(undefined)),
  note: (event: SignInEvent) => void = () => {},
  welcomes?: Welcomes,
): Provider {
  const codes = new Codes();
  const redirectUris = [issuer.url + paths.signedInPath];
  const secure = issuer.url.startsWith('https:') ? '; Secure' : '';
  const cookieName = `kinbridge-session-${new URL(issuer.url).port}`;

  async function authorize(query: URLSearchParams, given: HttpRequest): Promise<HttpAnswer> {
    const checked = checkAuthorizationRequest(query, redirectUris);
    if (checked.kind === 'refused') return problem('Malformed', checked.why);
    if (checked.kind === 'sent-back') return sendBack(checked, { error: checked.error });
    const { request } = checked;
    const action = `/oauth2/authorize?${query}`;
    const posted = isOwnForm(given, issuer.url)
      ? await way.posted(
          new URLSearchParams(given.body.toString()),
          action,
          wantedLanguages(given, request.locales),
        )
      : undefined;
    if (posted && 'html' in posted) return pageAnswer(posted.html);
    const chosen = posted?.user;
    if (chosen) note({ person: chosen.id, act: 'sign-in.ok', at: Date.now() });
    const known = chosen
      ? { user: chosen, session: `${Date.now()}.${randomUUID()}` }
      : request.prompt === 'login'
        ? undefined
        : await ofSession(given);
    if (known) {
      if (request.prompt !== 'none') sessions.seen(known.session);
      const code = codes.give({ ...known, ...request });
      return sendBack(request, { code }, chosen && (await sessionCookie(known)));
    }
    if (request.prompt === 'none') return sendBack(request, { error: 'login_required' });
    return pageAnswer(await way.page(action, wantedLanguages(given, request.locales)));
  }

  /** The person in a sealed note, unless the session was ended. */
  async function signedIn(purpose: string, note: string | undefined): Promise<SignedIn | undefined> {
    const subject = note === undefined ? undefined : await issuer.unseal(purpose, note);
    const [name = '', session = ''] = subject?.split('#') ?? [];
    if (session === '' || isOver(name, session)) return undefined;
    const user = way.userNamed(name);
    return user && { user, session };
  }

  const isOver = (name: string, session: string): boolean =>
    sessions.isOver(session) || way.isOver(name, Number.parseInt(session, 10));

  const ofSession = ({ headers }: HttpRequest): Promise<SignedIn | undefined> =>
    signedIn('session', cookiesOf(headers.cookie).get(cookieName));

  /** Ends a session: neither its cookie nor its refresh token works any more. */
  function end(known: SignedIn | undefined): void {
    if (!known) return;
    sessions.end(known.session);
    note({ person: known.user.id, act: 'sign-in.ended', at: Date.now() });
  }

  const cookie = (value: string, seconds: number): string =>
    `${cookieName}=${value}; Path=/oauth2; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
  const subjectOf = ({ user, session }: SignedIn): string => `${user.id}#${session}`;
  const sessionCookie = async (known: SignedIn): Promise<string> =>
    cookie(await issuer.seal('session', subjectOf(known), SESSION_SECONDS), SESSION_SECONDS);

  const visitName = `kinbridge-visit-${new URL(issuer.url).port}`;
  /** Sends somebody to their organisation's provider, or takes them back from there. */
  async function byOrganisation(
    path: string,
    query: URLSearchParams,
    given: HttpRequest,
  ): Promise<HttpAnswer | undefined> {
    const { organisation } = way;
    if (!organisation) return undefined;
    const wanted = wantedLanguages(given, []);
    if (path === ORGANISATION_PATH) {
      const browser = cookiesOf(given.headers.cookie).get(visitName);
      return pageAnswer(await organisation.back(query, browser, wanted));
    }
    const checked = checkAuthorizationRequest(query, redirectUris);
    if (checked.kind !== 'asked') return problem('Malformed', 'Expected the request of a console.');
    const sent = await organisation.begin(String(query), [...checked.request.locales, ...wanted]);
    if ('html' in sent) return pageAnswer(sent.html);
    const kept = `${visitName}=${sent.browser}; Path=/oauth2; HttpOnly; SameSite=Lax; Max-Age=600${secure}`;
    return redirect(sent.to, { 'set-cookie': kept });
  }

  async function token({ body }: HttpRequest): Promise<HttpAnswer> {
    const form = new URLSearchParams(body.toString());
    if (form.get('client_id') !== AUDIENCE) return refused('invalid_client');
    if (form.get('grant_type') === 'refresh_token') {
      const known = await signedIn('renewal', form.get('refresh_token') ?? '');
      return known ? tokens(known) : refused('invalid_grant');
    }
    if (form.get('grant_type') !== 'authorization_code') return refused('unsupported_grant_type');
    const [code, redirectUri, verifier] = ['code', 'redirect_uri', 'code_verifier'].map(
      (name) => form.get(name) ?? '',
    );
    const grant = codes.take(code!, redirectUri!, verifier!);
    if (!grant || isOver(grant.user.id, grant.session)) return refused('invalid_grant');
    return tokens(grant, grant.nonce);
  }

  async function tokens(known: SignedIn, nonce?: string): Promise<HttpAnswer> {
    const { user, session } = known;
    const idToken = await issuer.idToken(user, { nonce, session });
    return json(200, {
      id_token: idToken,
      access_token: await issuer.accessToken(user),
      refresh_token: await issuer.seal('renewal', subjectOf(known), SESSION_SECONDS),
      token_type: 'Bearer',
      expires_in: LIFETIME_SECONDS,
      scope: 'openid email',
    });
  }

  return {
    isOver: ({ sub = '', sid }) => sid !== undefined && isOver(sub, sid),
    async answer(path, query, request) {
      const { method } = request;
      if (path === 'authorize')
        return ['GET', 'POST'].includes(method)
          ? authorize(query, request)
          : wrongMethod('GET, POST', method);
      if (path === 'token') return method === 'POST' ? token(request) : wrongMethod('POST', method);
      if (path === 'revoke') {
        if (method !== 'POST') return wrongMethod('POST', method);
        const given = new URLSearchParams(request.body.toString()).get('token') ?? '';
        end(await signedIn('renewal', given));
        return json(200, {});
      }
      if (path === 'seen') {
        if (method !== 'POST') return wrongMethod('POST', method);
        const given = new URLSearchParams(request.body.toString()).get('token') ?? '';
        const known = await signedIn('renewal', given);
        if (known) sessions.seen(known.session);
        return known ? json(200, {}) : refused('invalid_grant');
      }
      if (path === 'logout') {
        end(await ofSession(request));
        return redirect(issuer.url + paths.signedOutPath, { 'set-cookie': cookie('', 0) });
      }
      if (path === ORGANISATION_PATH || path === `${ORGANISATION_PATH}/begin`)
        return method === 'GET' ? byOrganisation(path, query, request) : wrongMethod('GET', method);
      if (path === WELCOME_PATH && welcomes) {
        const own = method !== 'POST' || isOwnForm(request, issuer.url);
        return own ? pageAnswer(await welcomes.answer(query, request)) : undefined;
      }
      if (path === 'sign-in.css')
        return { status: 200, headers: { 'content-type': 'text/css' }, body: SIGN_IN_STYLE };
      return undefined;
    },
  };
}

const wrongMethod = (allow: string, received: string): HttpAnswer =>
  problem('NoSuchMethod', `Expected ${allow}, received ${received}.`, { allow });
const refused = (error: string): HttpAnswer => json(400, { error });

const redirect = (location: string, headers: Record<string, string> = {}): HttpAnswer => ({
  status: 303,
  headers: { location, 'cache-control': 'no-store', ...headers },
  body: '',
});

function sendBack(
  { redirectUri, state }: { redirectUri: string; state: string | undefined },
  answer: Record<string, string>,
  cookie?: string,
): HttpAnswer {
  const query = new URLSearchParams({ ...answer, ...(state === undefined ? {} : { state }) });
  return redirect(`${redirectUri}?${query}`, cookie === undefined ? {} : { 'set-cookie': cookie });
}

/** Whether a form was sent by our own page: a browser names the origin of another. */
const isOwnForm = ({ method, headers }: HttpRequest, url: string): boolean =>
  method === 'POST' && (headers.origin === undefined || headers.origin === url);

const wantedLanguages = ({ headers }: HttpRequest, locales: readonly string[]): string[] => [
  ...locales,
  ...(headers['accept-language'] ?? '').split(',').map((each) => each.trim()),
];

const pageAnswer = (body: string): HttpAnswer => ({
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
    // Without a referrer a browser names no origin in the form's POST, and the origin is checked.
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
  },
  body,
});

const cookiesOf = (header = ''): Map<string, string> =>
  new Map(
    header.split(';').map((each) => {
      const [name = '', value = ''] = each.trim().split('=');
      return [name, value];
    }),
  );
