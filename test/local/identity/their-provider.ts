import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';

export interface Token {
  claims: Record<string, unknown>;
  key: CryptoKey | Uint8Array;
  algorithm: string;
}

/** An organisation's OpenID provider, as far as somebody who signs in meets it; each test says what it answers. */
export async function theirProvider(client: { id: string; secret: string }) {
  const { publicKey, privateKey } = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'theirs' };
  const asked = new Map<string, { nonce: string; challenge: string; redirectUri: string }>();
  const state = { issuer: '', published: '', change: (_token: Token): void => {} };

  async function token(form: URLSearchParams, authorization: string | undefined) {
    const code = form.get('code') ?? '';
    const one = asked.get(code);
    asked.delete(code);
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    // Both are encoded as in a form (RFC 6749, 2.3.1).
    const basic = Buffer.from(authorization?.slice('Basic '.length) ?? '', 'base64').toString();
    const known = basic.split(':').map(decodeURIComponent).join(':');
    if (!one || known !== `${client.id}:${client.secret}` || challenge !== one.challenge) return undefined;
    if (one.redirectUri !== form.get('redirect_uri')) return undefined;
    const now = Math.floor(Date.now() / 1000);
    const made: Token = {
      claims: {
        ...{ iss: state.issuer, aud: client.id, sub: 'their-number-1', iat: now, exp: now + 300 },
        ...{ nonce: one.nonce, preferred_username: 'r.haddad' },
      },
      key: privateKey,
      algorithm: 'ES256',
    };
    state.change(made);
    return new SignJWT(made.claims).setProtectedHeader({ alg: made.algorithm, kid: 'theirs' }).sign(made.key);
  }

  /** Somebody agrees there, and is sent back with a code. */
  function agree(address: string): URLSearchParams {
    const query = new URL(address).searchParams;
    const code = randomBytes(16).toString('base64url');
    const of = (name: string) => query.get(name) ?? '';
    asked.set(code, {
      ...{ nonce: of('nonce'), challenge: of('code_challenge'), redirectUri: of('redirect_uri') },
    });
    return new URLSearchParams({ code, state: of('state'), iss: state.issuer });
  }

  const server = createServer(async (request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/.well-known/openid-configuration')
      return answer(200, {
        issuer: state.published,
        authorization_endpoint: `${state.issuer}/authorize`,
        token_endpoint: `${state.issuer}/token`,
        jwks_uri: `${state.issuer}/keys`,
      });
    if (request.url === '/keys') return answer(200, { keys: [jwk] });
    if (request.url?.startsWith('/authorize?')) {
      const back = new URL(request.url, state.issuer).searchParams.get('redirect_uri') ?? '';
      return response.writeHead(302, { location: `${back}?${agree(state.issuer + request.url)}` }).end();
    }
    if (request.url !== '/token') return answer(404, {});
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const made = await token(
      new URLSearchParams(Buffer.concat(parts).toString()),
      request.headers.authorization,
    );
    return made === undefined ? answer(400, { error: 'invalid_grant' }) : answer(200, { id_token: made });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  state.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.published = state.issuer;

  return {
    state,
    agree,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
