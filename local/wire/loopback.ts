import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Refusal } from './signature.ts';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

export const LOOPBACK = '127.0.0.1';
const NAMES = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/**
 * Why a request did not come from a program on this machine that meant to: a page in a browser sends its Origin, and one
 * that had its own name resolved to this machine sends that name as the Host.
 */
export function strangerOf({ headers }: Pick<IncomingMessage, 'headers'>): Refusal | undefined {
  if (headers.origin !== undefined)
    return { name: 'AccessDeniedException', message: 'Requests of web pages (with an Origin) are refused.' };
  if (!NAMES.test(headers.host ?? ''))
    return {
      name: 'AccessDeniedException',
      message: `Expected the Host 127.0.0.1 or localhost, received ${headers.host ?? 'none'}.`,
    };
  return undefined;
}

/** The body, or undefined when it is larger than `most` bytes. */
export async function bodyOf(request: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** Listens on 127.0.0.1 alone. Port 0 takes a free one. */
export async function serveLoopback(
  port: number,
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Served> {
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  return {
    url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
