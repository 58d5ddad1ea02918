import { AUDIENCE } from './issuer.ts';

/** What the console asks for when it sends a browser to sign in (OpenID Connect Core 3.1.2.1, RFC 7636). */
export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly codeChallenge: string;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly prompt: 'login' | 'none' | undefined;
  readonly locales: readonly string[];
}

export type Checked =
  | { kind: 'asked'; request: AuthorizationRequest }
  /** Nobody to send back to: whoever asks is not known, or wants the answer somewhere else. */
  | { kind: 'refused'; why: string }
  | { kind: 'sent-back'; redirectUri: string; state: string | undefined; error: string };

const MOST = 1024;

/** Checks a request; only the console's own address ever gets an answer. */
export function checkAuthorizationRequest(query: URLSearchParams, redirectUris: readonly string[]): Checked {
  const of = (name: string): string | undefined => query.get(name)?.slice(0, MOST) || undefined;
  const redirectUri = of('redirect_uri');
  if (of('client_id') !== AUDIENCE) return { kind: 'refused', why: `Expected client_id=${AUDIENCE}.` };
  if (redirectUri === undefined || !redirectUris.includes(redirectUri))
    return { kind: 'refused', why: `Expected redirect_uri to be ${redirectUris.join(' or ')}.` };
  const state = of('state');
  const back = (error: string): Checked => ({ kind: 'sent-back', redirectUri, state, error });
  if (of('response_type') !== 'code') return back('unsupported_response_type');
  if (!of('scope')?.split(' ').includes('openid')) return back('invalid_scope');
  const codeChallenge = of('code_challenge');
  if (of('code_challenge_method') !== 'S256' || !codeChallenge || !/^[\w-]{43}$/.test(codeChallenge))
    return back('invalid_request');
  const prompt = of('prompt');
  if (prompt !== undefined && prompt !== 'login' && prompt !== 'none') return back('invalid_request');
  const locales = of('ui_locales')?.split(' ') ?? [];
  return {
    kind: 'asked',
    request: { redirectUri, codeChallenge, state, nonce: of('nonce'), prompt, locales },
  };
}
