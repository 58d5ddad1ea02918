import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { PageName } from '../../contracts/pages.ts';
import { ORIGIN_HEADER, PERSON_PATH } from '../../contracts/pages.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Links } from '../adapters/link-store.ts';
import { contentHash } from '../adapters/signing.ts';
import { theEnvironment } from '../services/environment.ts';
import { logDone, logFailure } from '../services/log.ts';
import { theLinks, theOriginSecret } from '../services/the-links.ts';
import type { Store } from '../services/the-store.ts';
import { theStore } from '../services/the-store.ts';

/** The request for a page. */
export interface PageRequest {
  method: 'GET' | 'POST';
  /** The page's own path, without the query. */
  path: string;
  params: Readonly<Record<string, string | undefined>>;
  query: Readonly<Record<string, string | undefined>>;
  /** The fields of the submitted form; empty for a GET. */
  form: Readonly<Record<string, string>>;
  /** What the browser kept for this page: that its code was given there. */
  pass: string | undefined;
  /** The languages that the browser asks for, best first. */
  languages: readonly string[];
  at: string;
  requestId: string;
  store: Store;
  links: Links;
  /** Counts requests of a kind in a time window: by this caller, or for something else. */
  count(bucket: string, windowSeconds: number, of?: string): Promise<number>;
}

export interface Page {
  status: 200 | 303 | 400 | 404 | 410 | 429 | 500 | 507;
  html?: string;
  /** What is sent in place of HTML. */
  contentType?: string;
  /** Where a 303 redirects to: a path of this host, or a page elsewhere that tells nothing. */
  location?: string;
  /** What the browser keeps for this page alone, or `''` to forget it. */
  pass?: string;
  /** The window of a limit that was reached: the caller may return when it is over. */
  windowSeconds?: number;
}

/** What is known of every request, even a refused one. */
export type PageContext = Pick<PageRequest, 'languages' | 'query' | 'path'>;

/** What is shown when a page cannot be. */
export interface ErrorPages {
  tooMany(request: PageContext): string;
  wrong(request: PageContext): string;
  /** The disk is full: nothing was stored, and a household's page is not shown unrecorded. */
  full(request: PageContext): string;
}

const MAX_BYTES = 40_000;
/** A caller's pages in ten minutes: enough for a household of phones behind one address, too few to guess tokens. */
const MAX_PAGES = 120;
/** The same for everyone behind one proxy, such as one CloudFront location. */
const MAX_PER_PROXY = 3000;
const WINDOW_SECONDS = 600;

/** A page of another site must not send our forms. `Origin` is `null` where the page sends no referrer, like ours. */
function refuseForeign(headers: APIGatewayProxyEventV2['headers']): void {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new CaseError('Forbidden', 'Expected a form of this site.');
  const type = headers['content-type'] ?? '';
  if (!/^application\/x-www-form-urlencoded\b/i.test(type))
    throw new CaseError('InvalidInput', 'Expected the fields of a form.');
}

function formOf(event: APIGatewayProxyEventV2): Record<string, string> {
  refuseForeign(event.headers);
  const raw = event.body ?? '';
  const text = event.isBase64Encoded ? Buffer.from(raw, 'base64').toString('utf8') : raw;
  if (Buffer.byteLength(text) > MAX_BYTES)
    throw new CaseError('InvalidInput', 'Expected a form of a usual size.');
  // Ticked boxes with the same name are one field with several words.
  const fields = new URLSearchParams(text);
  return Object.fromEntries([...fields.keys()].map((name) => [name, fields.getAll(name).join(' ').trim()]));
}

const languagesOf = (header: string | undefined): string[] =>
  (header ?? '')
    .slice(0, 200)
    .split(',')
    .map((part) => part.replace(/;.*$/s, '').trim())
    .filter(Boolean);

/**
 * The caller's address: that of the connection. If the connection is CloudFront's, which proves itself by a secret,
 * it is the address that CloudFront saw and added just before its own. Anything else in the header is not trusted.
 */
async function callerOf({ headers, requestContext }: APIGatewayProxyEventV2): Promise<string> {
  const { sourceIp } = requestContext.http;
  if (!(await theOriginSecret()(headers?.[ORIGIN_HEADER]))) return sourceIp;
  const through = (headers['x-forwarded-for'] ?? '').split(',').map((address) => address.trim());
  const viewer = through.at(-1) === sourceIp ? through.at(-2) : undefined;
  return viewer?.slice(0, 45) || sourceIp;
}

const PASS = 'pass';
const passOf = ({ cookies = [] }: APIGatewayProxyEventV2): string | undefined =>
  cookies.find((each) => each.startsWith(`${PASS}=`))?.slice(PASS.length + 1);

/**
 * Sent back to this page alone and to no script; it ends with the browser's session. Whoever opens a sponsor's link in
 * their mailbox again, which is another site, finds the page open; forms from elsewhere are refused all the same.
 */
const cookieOf = (path: string, pass: string): string =>
  [
    ...[`${PASS}=${pass}`, `Path=${path}`, 'HttpOnly'],
    `SameSite=${path.startsWith(PERSON_PATH) ? 'Strict' : 'Lax'}`,
    ...(pass === '' ? ['Max-Age=0'] : []),
    ...(theEnvironment().PUBLIC_URL.startsWith('https:') ? ['Secure'] : []),
  ].join('; ');

const contextOf = (event: APIGatewayProxyEventV2): PageContext => ({
  languages: languagesOf(event.headers?.['accept-language']),
  query: event.queryStringParameters ?? {},
  path: event.rawPath ?? '',
});

/** Nothing of a page may be loaded from elsewhere, run, framed, stored, or sent to the next site. */
const headersFor = (style: string): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex',
  'strict-transport-security': 'max-age=31536000',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${contentHash(style)}'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
});

/** Seconds until the time window of `at` ends, as used in `Retry-After`. */
const untilNext = (at: string, windowSeconds: number): string =>
  String(windowSeconds - (Math.floor(Date.parse(at) / 1000) % windowSeconds));

function faultOf(error: unknown, faults: ErrorPages, asked: PageContext): Page {
  const known = error instanceof CaseError ? error.name : undefined;
  if (known === 'StoreFull') return { status: 507, html: faults.full(asked) };
  return { status: known === undefined || known === 'StoreBusy' ? 500 : 400, html: faults.wrong(asked) };
}

/** A page without sign-in: limits its callers, accepts forms of its own site only, answers every error as a page. */
export const pageHandler = (
  name: PageName,
  style: string,
  faults: ErrorPages,
  answer: (request: PageRequest) => Promise<Page>,
) => {
  const headers = headersFor(style);
  const reply = (
    { status, html = '', contentType, location, windowSeconds, pass }: Page,
    at = '',
    path = '',
  ): APIGatewayProxyStructuredResultV2 => ({
    statusCode: status,
    headers: {
      ...headers,
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
      ...(location === undefined ? {} : { location }),
      ...(windowSeconds === undefined ? {} : { 'retry-after': untilNext(at, windowSeconds) }),
    },
    ...(pass === undefined ? {} : { cookies: [cookieOf(path, pass)] }),
    body: html,
  });
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use({
      onError: (request) => {
        logFailure(name, request.error, { requestId: request.event.requestContext?.requestId });
        request.response = reply(faultOf(request.error, faults, contextOf(request.event)));
      },
    })
    .handler(async (event) => {
      const { requestId, timeEpoch, http } = event.requestContext;
      const method = http.method === 'POST' ? 'POST' : 'GET';
      const at = new Date(timeEpoch).toISOString();
      const asked = contextOf(event);
      const links = await theLinks();
      const viewer = await callerOf(event);
      const count = (bucket: string, windowSeconds: number, of = viewer) =>
        links.count(bucket, of, at, windowSeconds);
      const tooMany =
        (viewer !== http.sourceIp && (await count('proxy', WINDOW_SECONDS, http.sourceIp)) > MAX_PER_PROXY) ||
        (await count('page', WINDOW_SECONDS)) > MAX_PAGES;
      if (tooMany)
        return reply({ status: 429, html: faults.tooMany(asked), windowSeconds: WINDOW_SECONDS }, at);
      const page = await answer({
        ...asked,
        ...{ method, at, requestId, links, count, store: theStore() },
        ...{ params: event.pathParameters ?? {}, pass: passOf(event) },
        form: method === 'POST' ? formOf(event) : {},
      });
      logDone(name, { status: page.status, requestId });
      return reply(page, at, asked.path);
    });
};
