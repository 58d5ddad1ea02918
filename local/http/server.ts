import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { API } from '../../contracts/routes.ts';
import { StartError } from '../start-error.ts';
import type { HttpAnswer, HttpRequest } from './message.ts';
import { problem } from './problem.ts';

export interface HttpServer {
  readonly url: string;
  readonly port: number;
  /** Starts answering; until then every request gets 503. */
  serve(answer: (request: HttpRequest) => Promise<HttpAnswer>): void;
  /** Accepts no more requests and finishes the current ones. */
  close(): Promise<void>;
}

const ADDRESS = '127.0.0.1';
/** The largest limit of any route; each route refuses what is too much for it, as on AWS. */
const MAX_BODY_BYTES = Math.max(1_048_576, ...API.map(({ mostBytes }) => mostBytes ?? 0));
const FINISH_MS = 10_000;

/** For pages and data alike: nothing may be sniffed, framed, cached on the way or loaded from elsewhere. */
const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
  'cache-control': 'no-store',
};

/** Listens on 127.0.0.1; port 0 takes a free one. */
export async function openHttpServer(
  port: number,
  now: () => number,
  log: (message: string) => void,
): Promise<HttpServer> {
  let answer: ((request: HttpRequest) => Promise<HttpAnswer>) | undefined;
  // Clients that keep a connection for some seconds are not cut off between two requests.
  const limits = { requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 60_000 };
  const server = createServer(limits, (request, response) => {
    void respond(request, response).catch((error: Error) => {
      log(`A request could not be answered: ${error.message}`);
      send(response, problem('Unexpected', 'The request could not be answered.'));
    });
  });
  server.on('clientError', (_error, socket) =>
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'),
  );
  await listen(server, port);
  const actual = (server.address() as AddressInfo).port;
  const names = new Set([`${ADDRESS}:${actual}`, `localhost:${actual}`]);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!names.has(request.headers.host ?? ''))
      return send(response, problem('WrongHost', `Expected ${[...names].join(' or ')}.`));
    if (!isOwn(request.headers, names))
      return send(response, problem('WrongOrigin', 'Expected a page of this host, received another one.'));
    if (!answer)
      return send(response, problem('NotReady', 'The host is starting or stopping.', { 'retry-after': '2' }));
    const body = await readBody(request);
    if (!body)
      return send(
        response,
        problem('TooLarge', `Expected at most ${MAX_BODY_BYTES} bytes.`, { connection: 'close' }),
      );
    const given = {
      method: request.method ?? '',
      target: request.url ?? '',
      headers: headersOf(request),
      body,
    };
    send(response, await answer({ ...given, sourceIp: request.socket.remoteAddress ?? ADDRESS, at: now() }));
  }

  return {
    url: `http://${ADDRESS}:${actual}`,
    port: actual,
    serve(given) {
      answer = given;
    },
    close() {
      const late = setTimeout(() => server.closeAllConnections(), FINISH_MS);
      return new Promise((resolve) => {
        server.close(() => {
          clearTimeout(late);
          resolve();
        });
        server.closeIdleConnections();
      });
    },
  };
}

/**
 * A browser names the page that sends a request, unless the URL was opened directly. Pages without referrer, and
 * sandboxed frames, appear as `null`; then the browser says whether the page belongs to this site.
 */
function isOwn(
  { origin, 'sec-fetch-site': site }: IncomingMessage['headers'],
  names: ReadonlySet<string>,
): boolean {
  if (origin === undefined) return true;
  if (origin === 'null') return site === undefined || site === 'same-origin' || site === 'none';
  return [...names].some((name) => origin === `http://${name}`);
}

function listen(server: ReturnType<typeof createServer>, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(port, error)));
    server.listen(port, ADDRESS, resolve);
  });
}

function cannotListen(port: number, error: NodeJS.ErrnoException): Error {
  const why =
    error.code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be opened (${error.code})`;
  return new StartError(
    `Port ${port} on ${ADDRESS} ${why}: stop what uses it, or choose another one with --port N (0 takes a free one).`,
    { cause: error },
  );
}

/** Undefined if it is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return undefined;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MAX_BODY_BYTES) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : (value ?? ''),
    ]),
  );

function send(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...SECURITY_HEADERS, ...headers, 'content-length': bytes.length });
  response.end(bytes);
}
