import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { API } from '../../contracts/routes.ts';
import { StartError } from '../start-error.ts';
import { doorsOf } from './doors.ts';
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

/** For whoever comes over the network: browsers then never ask without TLS. */
const PUBLIC_HEADERS = { 'strict-transport-security': 'max-age=31536000' };

/**
 * Listens on 127.0.0.1; port 0 takes a free one. `origin` is what a proxy on this machine, which ends TLS, is known as
 * to others.
 */
export async function openHttpServer(
  port: number,
  now: () => number,
  log: (message: string) => void,
  origin?: string,
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
  const doors = doorsOf(ADDRESS, actual, origin);

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!doors.names.includes(request.headers.host ?? ''))
      return send(response, problem('WrongHost', `Expected ${doors.names.join(' or ')}.`));
    if (!doors.isOwn(request.headers))
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
    const sourceIp = doors.callerOf(request.headers, request.socket.remoteAddress ?? ADDRESS);
    const answered = await answer({ ...given, sourceIp, at: now() });
    const more = doors.isPublic(request.headers) ? PUBLIC_HEADERS : {};
    send(response, { ...answered, headers: { ...more, ...answered.headers } });
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
