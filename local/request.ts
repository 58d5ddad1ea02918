import type { Clock } from './clock.ts';
import type { Gateway } from './http/gateway.ts';
import type { Issuer } from './identity/issuer.ts';

export interface RequestOptions {
  /** Signs in as this demo user; without one the request carries no token. */
  user?: string;
  /** Text and bytes go as they are, anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
  /** The request's time in milliseconds since the epoch, in the place of the clock's. */
  sourceAt?: number;
}

export interface Reply {
  status: number;
  headers: Readonly<Record<string, string | string[]>>;
  /** Parsed when it is JSON, text otherwise. */
  body: unknown;
}

export type InProcessRequest = (method: string, path: string, options?: RequestOptions) => Promise<Reply>;

/** Requests of this process: all that the HTTP server does, without the wire. */
export function requestInProcess(
  gateway: Gateway,
  issuer: Issuer,
  url: string,
  clock: Clock,
): InProcessRequest {
  const { host } = new URL(url);
  return (method, path, options = {}) =>
    clock.hold(async () => {
      const { bytes, type } = bodyOf(options.body);
      const headers = {
        host,
        ...type,
        ...(await signedIn(issuer, options.user)),
        ...lowerCase(options.headers ?? {}),
      };
      const at = options.sourceAt ?? clock.now();
      const answer = await gateway.answer({
        method,
        target: path,
        headers,
        body: bytes,
        sourceIp: '127.0.0.1',
        at,
      });
      const text = answer.body.toString();
      const isJson = /json/.test(String(answer.headers['content-type'] ?? ''));
      return {
        status: answer.status,
        headers: answer.headers,
        body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text,
      };
    });
}

function bodyOf(body: unknown): { bytes: Buffer; type: { 'content-type'?: string } } {
  if (body === undefined) return { bytes: Buffer.alloc(0), type: {} };
  if (body instanceof Uint8Array)
    return { bytes: Buffer.from(body), type: { 'content-type': 'application/octet-stream' } };
  if (typeof body === 'string') return { bytes: Buffer.from(body), type: { 'content-type': 'text/plain' } };
  return { bytes: Buffer.from(JSON.stringify(body)), type: { 'content-type': 'application/json' } };
}

async function signedIn(issuer: Issuer, user: string | undefined): Promise<{ authorization?: string }> {
  if (user === undefined) return {};
  const token = await issuer.token(user);
  if (token === undefined) throw new Error(`Expected a demo user or sponsor:ID, received ${user}.`);
  return { authorization: `Bearer ${token}` };
}

const lowerCase = (headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
