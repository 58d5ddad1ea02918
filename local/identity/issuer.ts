import { JwtVerifier } from 'aws-jwt-verify';
import { SignJWT } from 'jose';
import { STAFF_LANGUAGES } from '../../contracts/languages.ts';
import type { DemoUser } from './demo-users.ts';
import { userNamed } from './demo-users.ts';
import { ALGORITHM, type SigningKey } from './keys.ts';
import { seal, unseal } from './sealed-note.ts';

export const AUDIENCE = 'kinbridge';
/** A removed role is gone after this time at the latest. */
export const LIFETIME_SECONDS = 5 * 60;
/** A token that is handed out again is valid for at least this long. */
const MIN_LEFT_SECONDS = 60;

/** Claims as an HTTP API's JWT authorizer passes them on: text, with lists as `[a b]`. */
export type Claims = Record<string, string>;

/** The sign-in that a token belongs to, and what its request named. */
interface Signed {
  readonly session?: string | undefined;
  readonly nonce?: string | undefined;
}

export interface Issuer {
  readonly url: string;
  /** A token for a demo user; undefined if there is no such user. */
  token(user: string): Promise<string | undefined>;
  /** A new token for a person who signed in, with the nonce of their request. */
  idToken(user: DemoUser, of: Signed): Promise<string>;
  /** A token that only says that somebody signed in: the API accepts none of these. */
  accessToken(user: DemoUser): Promise<string>;
  /** A sealed note to itself, such as the owner of a browser session; it can only be opened for the same purpose. */
  seal(purpose: string, subject: string, seconds: number): Promise<string>;
  /** The subject of a note that is still valid. */
  unseal(purpose: string, note: string): Promise<string | undefined>;
  /** The claims of a valid token from this issuer; undefined for any other. */
  verify(token: string): Promise<Claims | undefined>;
  /** What is published under this path of `/.well-known/`. */
  published(path: string): object | undefined;
}

/** A small OpenID Connect issuer for one machine. Token times follow the machine's clock, whatever the host's does. */
export function openIssuer(
  url: string,
  key: SigningKey,
  namedUser: (name: string) => DemoUser | undefined = userNamed,
): Issuer {
  const jwks = { keys: [key.publicJwk] };
  const verifier = JwtVerifier.create({
    issuer: url,
    audience: AUDIENCE,
    jwksUri: `${url}/.well-known/jwks.json`,
  });
  verifier.cacheJwks(jwks as Parameters<typeof verifier.cacheJwks>[0]);
  const handedOut = new Map<string, { token: string; until: number }>();

  return {
    url,
    async token(name) {
      const user = namedUser(name);
      if (!user) return undefined;
      const now = Math.floor(Date.now() / 1000);
      const known = handedOut.get(name);
      if (known && known.until - now > MIN_LEFT_SECONDS) return known.token;
      const token = await sign(url, key, user, now);
      handedOut.set(name, { token, until: now + LIFETIME_SECONDS });
      return token;
    },
    idToken(user, of) {
      return sign(url, key, user, Math.floor(Date.now() / 1000), of);
    },
    accessToken: (user) => signAccess(url, key, user, Math.floor(Date.now() / 1000)),
    seal: (purpose, subject, seconds) => seal(url, key, purpose, subject, seconds),
    unseal: (purpose, note) => unseal(url, key, purpose, note),
    async verify(token) {
      try {
        const claims = asClaims(await verifier.verify(token));
        return claims.token_use === 'id' ? claims : undefined;
      } catch {
        return undefined;
      }
    },
    published(path) {
      if (path === 'jwks.json') return jwks;
      if (path === 'openid-configuration') return discovery(url);
      return undefined;
    },
  };
}

const sign = (
  url: string,
  { privateKey, kid }: SigningKey,
  { id, name, kind, roles, office }: DemoUser,
  now: number,
  { nonce, session }: Signed = {},
) =>
  new SignJWT({
    name,
    'cognito:groups': roles,
    'custom:kind': kind,
    token_use: 'id',
    ...(office === undefined ? {} : { 'custom:office': office }),
    ...(nonce === undefined ? {} : { nonce }),
    ...(session === undefined ? {} : { sid: session }),
  })
    .setProtectedHeader({ alg: ALGORITHM, kid })
    .setIssuer(url)
    .setAudience(AUDIENCE)
    .setSubject(id)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFETIME_SECONDS)
    .sign(privateKey);

const signAccess = (url: string, { privateKey, kid }: SigningKey, { id, roles }: DemoUser, now: number) =>
  new SignJWT({ 'cognito:groups': roles, client_id: AUDIENCE, token_use: 'access' })
    .setProtectedHeader({ alg: ALGORITHM, kid })
    .setIssuer(url)
    .setSubject(id)
    .setIssuedAt(now)
    .setExpirationTime(now + LIFETIME_SECONDS)
    .sign(privateKey);

const asClaims = (payload: object): Claims =>
  Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );

const discovery = (url: string) => ({
  issuer: url,
  jwks_uri: `${url}/.well-known/jwks.json`,
  authorization_endpoint: `${url}/oauth2/authorize`,
  token_endpoint: `${url}/oauth2/token`,
  revocation_endpoint: `${url}/oauth2/revoke`,
  end_session_endpoint: `${url}/oauth2/logout`,
  response_types_supported: ['code'],
  grant_types_supported: ['authorization_code', 'refresh_token'],
  code_challenge_methods_supported: ['S256'],
  token_endpoint_auth_methods_supported: ['none'],
  scopes_supported: ['openid', 'email'],
  ui_locales_supported: STAFF_LANGUAGES,
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: [ALGORITHM],
});
