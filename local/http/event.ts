import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import type { RouteContract } from '../../contracts/routes.ts';
import { ACCOUNT } from '../account.ts';
import type { Claims } from '../identity/issuer.ts';
import type { HttpRequest } from './message.ts';

const TEXT = /^(text\/|application\/(json|problem\+json|xml|javascript|x-www-form-urlencoded))/;

/**
 * The event that an HTTP API sends to a function: payload format 2.0, with cookies apart from the headers, and the claims of
 * the verified token.
 */
export function apiEvent(
  request: HttpRequest,
  route: RouteContract,
  parameters: Record<string, string>,
  claims: Claims | undefined,
): APIGatewayProxyEventV2WithJWTAuthorizer {
  const { path, query } = splitTarget(request.target);
  const routeKey = `${route.method} ${route.path}`;
  const { cookie, ...headers } = request.headers;
  const host = headers.host ?? '';
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: query,
    headers: { ...headers },
    ...(cookie ? { cookies: cookie.split(/; */) } : {}),
    ...(query === '' ? {} : { queryStringParameters: queryOf(query) }),
    ...(Object.keys(parameters).length === 0 ? {} : { pathParameters: parameters }),
    requestContext: {
      accountId: ACCOUNT,
      apiId: 'local',
      authorizer: { principalId: '', integrationLatency: 0, jwt: { claims: claims ?? {}, scopes: [] } },
      domainName: host,
      domainPrefix: host.split(/[.:]/)[0]!,
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: commonLogTime(request.at),
      timeEpoch: request.at,
    },
    ...bodyOf(request),
  };
}

export function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** Values with the same name are joined by commas, as in API Gateway. */
function queryOf(query: string): Record<string, string> {
  const parameters: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of new URLSearchParams(query))
    parameters[name] = parameters[name] === undefined ? value : `${parameters[name]},${value}`;
  return { ...parameters };
}

function bodyOf({ body, headers }: HttpRequest): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const isText = TEXT.test(headers['content-type'] ?? '');
  return { body: body.toString(isText ? 'utf8' : 'base64'), isBase64Encoded: !isText };
}

function commonLogTime(at: number): string {
  const [, day, month, year, time] = new Date(at).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}
