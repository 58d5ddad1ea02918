import { lookup } from 'node:dns/promises';
import type { RequestOptions } from 'node:http';
import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { Attempt } from '../../domain/webhooks/webhook-delivery.ts';
import { hostOf, isPublicAddress, mayBeCalled } from './public-address.ts';

/** From the first question to the name server until the other side's status line. */
const PATIENCE_MS = 10_000;
/** The most bytes of the answer's headers that are read; its body is not read at all. */
const MAX_HEADERS = 8192;

export interface Resolved {
  readonly address: string;
  readonly family: number;
}
/** Finds every address of a name. */
export type Resolve = (host: string) => Promise<readonly Resolved[]>;

const fromSystem: Resolve = (host) => lookup(host, { all: true, order: 'ipv4first' });

export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}
export interface Caller {
  /** Origins that may be called although they are not https, or not public. */
  readonly declared: readonly string[];
  readonly resolve?: Resolve;
  readonly patienceMs?: number;
}

type Answered = Pick<Attempt, 'httpStatus' | 'fault'>;

/** Sends a message to one of the addresses that were looked at, whatever the name leads to a moment later. */
function post(url: URL, { headers, body }: Message, seen: readonly Resolved[], signal: AbortSignal) {
  const pinned: RequestOptions['lookup'] = (_host, options, done) => {
    if (options.all) done(null, [...seen]);
    else done(null, seen[0]?.address ?? '', seen[0]?.family);
  };
  const length = String(Buffer.byteLength(body));
  const options = {
    ...{ method: 'POST', agent: false, lookup: pinned, signal, maxHeaderSize: MAX_HEADERS },
    headers: { ...headers, 'content-type': 'application/json', 'content-length': length },
  };
  return new Promise<number>((resolve, reject) => {
    const call = url.protocol === 'https:' ? tlsRequest : plainRequest;
    const sent = call(url, options, (answer) => {
      resolve(answer.statusCode ?? 0);
      sent.destroy();
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const meaningOf = (httpStatus: number): Answered => {
  if (httpStatus >= 200 && httpStatus < 300) return { httpStatus };
  const isRedirect = httpStatus >= 300 && httpStatus < 400;
  return { httpStatus, fault: isRedirect ? 'redirect' : 'answered-otherwise' };
};

/** The value, or the failure of the signal if that comes first. */
const before = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    }),
  ]);

async function answerTo(message: Message, { declared, resolve = fromSystem }: Caller, signal: AbortSignal) {
  const url = new URL(message.url);
  if (!mayBeCalled(url, declared)) return { fault: 'refused-address' } as const;
  const seen = await before(resolve(hostOf(url)), signal);
  const isOpen = declared.includes(url.origin) || seen.every(({ address }) => isPublicAddress(address));
  if (!isOpen || seen.length === 0) return { fault: 'refused-address' } as const;
  return meaningOf(await post(url, message, seen, signal));
}

/**
 * Sends a message to an address that somebody outside chose: only by https to public addresses, looked up once and then
 * kept to, no redirect followed, nothing of the answer read but its status.
 */
export async function callWebhook(message: Message, caller: Caller): Promise<Omit<Attempt, 'at'>> {
  const begun = performance.now();
  const signal = AbortSignal.timeout(caller.patienceMs ?? PATIENCE_MS);
  const answered = await answerTo(message, caller, signal).catch(
    (): Answered => ({ fault: signal.aborted ? 'timeout' : 'unreachable' }),
  );
  return { ...answered, milliseconds: Math.round(performance.now() - begun) };
}
