import type { RouteContract } from '../../contracts/routes.ts';
import type { Functions, Invocation } from '../functions.ts';
import type { Issuer } from '../identity/issuer.ts';
import type { Provider } from '../identity/provider.ts';
import type { Mailbox } from '../mail/doors.ts';
import type { ConsoleFiles } from './console-files.ts';
import { apiEvent, splitTarget } from './event.ts';
import { type HttpAnswer, type HttpRequest, json } from './message.ts';
import { problem } from './problem.ts';
import { routeTable } from './routes.ts';

export interface Gateway {
  answer(request: HttpRequest): Promise<HttpAnswer>;
}

interface Options {
  routes: readonly RouteContract[];
  issuer: Issuer;
  /** Signs people in; without one only `/dev/token` does. */
  provider?: Provider;
  console?: ConsoleFiles;
  functions: Functions;
  /** Messages that would have been sent; a host without a mailbox shows none. */
  mailbox?: Mailbox;
  /** People here have passwords: no token is issued without one. */
  real?: boolean;
  log(message: string): void;
}

/** Takes the place of the HTTP API: route, verified identity, event, handler, answer. */
export function openGateway(options: Options): Gateway {
  const { routes, issuer, provider, console, functions, mailbox, log, real = false } = options;
  const find = routeTable(routes);

  async function call(request: HttpRequest, path: string): Promise<HttpAnswer> {
    const match = find(request.method, path);
    if (match.kind === 'none') return problem('NoSuchPath', 'Nothing is served at this path.');
    if (match.kind === 'other-method') {
      const allow = match.allowed.join(', ');
      return problem('NoSuchMethod', `Expected ${allow}, received ${request.method}.`, { allow });
    }
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const claims = match.route.open || token === undefined ? undefined : await issuer.verify(token);
    if ((!claims || provider?.isOver(claims)) && !match.route.open) {
      const detail = 'Expected a valid token in the Authorization header: Bearer TOKEN.';
      return problem('NotSignedIn', detail, { 'www-authenticate': 'Bearer' });
    }
    const event = apiEvent(request, match.route, match.parameters, claims);
    const invocation = await functions.invoke(match.route.function, JSON.stringify(event));
    return answerOf(invocation, match.route.function, log);
  }

  return {
    async answer(request) {
      const { path, query } = splitTarget(request.target);
      if (path === '/dev/token' && !real) return devToken(issuer, request);
      if (path.startsWith('/dev/mailbox') && !real) {
        const shown = await mailbox?.answer(request, path);
        if (shown) return shown;
      }
      if (path.startsWith('/.well-known/'))
        return published(issuer, request, path.slice('/.well-known/'.length));
      const answered = path.startsWith('/oauth2/')
        ? await provider?.answer(path.slice('/oauth2/'.length), new URLSearchParams(query), request)
        : console?.answer(path, request);
      return answered ?? call(request, path);
    },
  };
}

/** Signs in a demo user without a password. JSON is required so that no other web page can ask for it unnoticed. */
async function devToken(issuer: Issuer, { method, headers, body }: HttpRequest): Promise<HttpAnswer> {
  if (method !== 'POST')
    return problem('NoSuchMethod', `Expected POST, received ${method}.`, { allow: 'POST' });
  if (!/^application\/json\b/.test(headers['content-type'] ?? ''))
    return problem('NotJson', 'Expected the content type application/json.');
  const user = userOf(body);
  const token = user === undefined ? undefined : await issuer.token(user);
  if (token === undefined)
    return problem(
      'Malformed',
      'Expected {"user": NAME} with a demo user such as caseworker.amman or sponsor:ID.',
    );
  return {
    ...json(200, { token, token_type: 'Bearer' }),
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  };
}

function userOf(body: Buffer): string | undefined {
  try {
    const { user } = JSON.parse(body.toString()) as { user?: unknown };
    return typeof user === 'string' ? user : undefined;
  } catch {
    return undefined;
  }
}

function published(issuer: Issuer, { method }: HttpRequest, path: string): HttpAnswer {
  const document = issuer.published(path);
  if (!document) return problem('NoSuchPath', 'Nothing is served at this path.');
  if (method !== 'GET') return problem('NoSuchMethod', `Expected GET, received ${method}.`, { allow: 'GET' });
  return json(200, document);
}

interface Structured {
  statusCode: number;
  headers?: Record<string, string | number | boolean>;
  cookies?: string[];
  body?: string;
  isBase64Encoded?: boolean;
}

/** An answer without a status code is the body of a 200, as in payload format 2.0. */
function answerOf({ payload, functionError }: Invocation, name: string, log: Options['log']): HttpAnswer {
  if (functionError !== undefined) {
    log(`The function ${name} failed: ${(JSON.parse(payload) as { errorType: string }).errorType}`);
    return problem('Unexpected', 'The function failed.');
  }
  const answer = JSON.parse(payload) as unknown;
  if (!isStructured(answer)) return json(200, answer);
  const headers: Record<string, string | string[]> = {};
  for (const [header, value] of Object.entries(answer.headers ?? {}))
    headers[header.toLowerCase()] = String(value);
  if (answer.cookies) headers['set-cookie'] = answer.cookies;
  const body = answer.body ?? '';
  return {
    status: answer.statusCode,
    headers,
    body: answer.isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
}

function isStructured(answer: unknown): answer is Structured {
  const status =
    typeof answer === 'object' && answer !== null && 'statusCode' in answer ? answer.statusCode : undefined;
  return typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599;
}
