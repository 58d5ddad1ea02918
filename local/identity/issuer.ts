import { JwtVerifier } from 'aws-jwt-verify';
import { SignJWT } from 'jose';
import type { DemoUser } from './demo-users.ts';
import { userNamed } from './demo-users.ts';
import { ALGORITHM, type SigningKey } from './keys.ts';

export const AUDIENCE = 'kinbridge';
export const LIFETIME_SECONDS = 15 * 60;
/** A token that is handed out again is good for at least this long. */
const LEAST_LEFT_SECONDS = 60;

/** Claims as the JWT authorizer of an HTTP API hands them on: text, with lists as `[a b]`. */
export type Claims = Record<string, string>;

export interface Issuer {
  readonly url: string;
  /** A token for a demo user; undefined when there is no such user. */
  token(user: string): Promise<string | undefined>;
  /** The claims of a token that this issuer gave out and that is still valid; undefined for any other. */
  verify(token: string): Promise<Claims | undefined>;
  /** What is published under this path of `/.well-known/`. */
  published(path: string): object | undefined;
}

/** A small OpenID Connect issuer for one machine. Token times follow the machine's clock, whatever the host's does. */
export function openIssuer(url: string, key: SigningKey): Issuer {
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
      const user = userNamed(name);
      if (!user) return undefined;
      const now = Math.floor(Date.now() / 1000);
      const known = handedOut.get(name);
      if (known && known.until - now > LEAST_LEFT_SECONDS) return known.token;
      const token = await sign(url, key, user, now);
      handedOut.set(name, { token, until: now + LIFETIME_SECONDS });
      return token;
    },
    async verify(token) {
      try {
        return asClaims(await verifier.verify(token));
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
  { id, kind, roles, office }: DemoUser,
  now: number,
) =>
  new SignJWT({
    'cognito:groups': roles,
    'custom:kind': kind,
    ...(office === undefined ? {} : { 'custom:office': office }),
  })
    .setProtectedHeader({ alg: ALGORITHM, kid })
    .setIssuer(url)
    .setAudience(AUDIENCE)
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
  token_endpoint: `${url}/dev/token`,
  response_types_supported: ['token'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: [ALGORITHM],
});
