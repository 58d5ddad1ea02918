import { createHash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import * as z from 'zod';
import { isSafe, type Organisation } from './settings.ts';

/** Whom the provider names: for good, and by the name that they sign in with here. */
export interface Named {
  readonly subject: string;
  readonly login: string;
}

/** What goes to the provider with somebody, and has to come back with them. */
export interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

/** Asks an OpenID provider who somebody is: authorization code with PKCE (OpenID Connect Core 3.1, RFC 7636, RFC 9207). */
export interface RelyingParty {
  /** Where the browser is sent. */
  address(asked: Asked, locales: readonly string[]): Promise<string>;
  /** Who came back; `NotProven` if that is not certain. */
  named(asked: Asked, answer: URLSearchParams): Promise<Named>;
}

/** The answer proves nobody: which check it failed, and never what stood in it. */
export class NotProven extends Error {
  override readonly name = 'NotProven';
}

const PublishedSchema = z.object({
  issuer: z.string(),
  authorization_endpoint: z.string().refine(isSafe),
  token_endpoint: z.string().refine(isSafe),
  jwks_uri: z.string().refine(isSafe),
});
const TokensSchema = z.object({ id_token: z.string().max(20_000) });

/** A key that both sides know would let whoever reads it sign for anybody. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const PATIENCE_MS = 10_000;
const PUBLISHED_HOLDS_MS = 3_600_000;
/** How old a token may be that was made for a question of ten minutes ago at most. */
const MAX_AGE = '10 minutes';
const CLOCKS_APART_SECONDS = 60;

export const newAsked = (): Asked => {
  const random = () => randomBytes(32).toString('base64url');
  return { state: random(), nonce: random(), verifier: random() };
};

export function openRelyingParty(organisation: Organisation, redirectUri: string): RelyingParty {
  const { issuer, clientId, clientSecret } = organisation;
  let known: { at: number; published: Promise<Published> } | undefined;

  async function published(): Promise<Published> {
    if (!known || Date.now() - known.at > PUBLISHED_HOLDS_MS)
      known = { at: Date.now(), published: discovered(issuer) };
    try {
      return await known.published;
    } catch (error) {
      known = undefined;
      throw error;
    }
  }

  async function tokenFor(code: string, verifier: string, endpoint: string): Promise<string> {
    const basic = [clientId, clientSecret].map(encodeURIComponent).join(':');
    const answer = TokensSchema.safeParse(
      await fetched(endpoint, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
        body: new URLSearchParams({
          ...{ grant_type: 'authorization_code', code, redirect_uri: redirectUri, code_verifier: verifier },
        }),
      }),
    );
    if (!answer.success) throw new NotProven('no token');
    return answer.data.id_token;
  }

  return {
    async address({ state, nonce, verifier }, locales) {
      const to = new URL((await published()).authorization_endpoint);
      const asked = {
        ...{ client_id: clientId, redirect_uri: redirectUri, response_type: 'code', state, nonce },
        scope: 'openid profile email',
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
        ...{ code_challenge_method: 'S256', ui_locales: locales.join(' ') },
      };
      for (const [name, value] of Object.entries(asked)) to.searchParams.set(name, value);
      return to.href;
    },
    async named({ nonce, verifier }, answer) {
      const from = answer.get('iss');
      if (from !== null && from !== issuer) throw new NotProven('another issuer answered');
      const code = answer.get('code');
      if (!code) throw new NotProven('no code');
      const { keys, token_endpoint } = await published();
      const token = await tokenFor(code, verifier, token_endpoint);
      const { payload } = await jwtVerify(token, keys, {
        ...{ issuer, audience: clientId, algorithms: ALGORITHMS, clockTolerance: CLOCKS_APART_SECONDS },
        ...{ requiredClaims: ['sub', 'exp', 'iat', 'nonce'], maxTokenAge: MAX_AGE },
      }).catch((cause: Error) => {
        throw new NotProven('the token', { cause });
      });
      if (payload.nonce !== nonce) throw new NotProven('the nonce');
      if ((payload.azp ?? clientId) !== clientId) throw new NotProven('given to another client');
      return { subject: `${issuer} ${payload.sub}`, login: loginOf(payload, organisation) };
    },
  };
}

interface Published extends z.infer<typeof PublishedSchema> {
  readonly keys: ReturnType<typeof createRemoteJWKSet>;
}

/** Only what the provider says of itself at its own address counts. */
async function discovered(issuer: string): Promise<Published> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const found = PublishedSchema.parse(await fetched(address, {}));
  if (found.issuer !== issuer) throw new NotProven('another issuer is published');
  const keys = createRemoteJWKSet(new URL(found.jwks_uri), { timeoutDuration: PATIENCE_MS });
  return { ...found, keys };
}

async function fetched(address: string, init: RequestInit): Promise<unknown> {
  const answer = await fetch(address, {
    ...init,
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (!answer.ok) throw new NotProven(`status ${answer.status}`);
  return await answer.json();
}

/** The name that somebody signs in with here; an address that the provider has not confirmed names nobody. */
function loginOf(payload: JWTPayload, { claim, domain }: Organisation): string {
  const said = payload[claim];
  if (typeof said !== 'string' || said === '') throw new NotProven(`the claim ${claim}`);
  if (claim === 'email' && payload.email_verified !== true) throw new NotProven('an address not confirmed');
  const name = said.trim().toLowerCase();
  if (domain === undefined) return name;
  const ending = `@${domain}`;
  if (!name.endsWith(ending)) throw new NotProven('another domain');
  return name.slice(0, -ending.length);
}
