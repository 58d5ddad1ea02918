import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { ROUTES } from '../../contracts/routes.ts';
import type { Actor, Command } from '../../domain/actor.ts';
import { CaseError } from '../../domain/errors.ts';
import { identifier } from '../../domain/identifier.ts';
import { invalid, parseInput } from '../../domain/invalid-input.ts';
import { actorFrom } from './claims.ts';
import { logDone, logFailure } from './log.ts';
import { problemOf } from './problem.ts';
import type { Store } from './services.ts';
import { theStore } from './services.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

interface Shape<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  /** Path parameters. */
  path?: P;
  query?: Q;
  body?: B;
  /** How many bytes of body it takes; 100,000 when it does not say. */
  mostBytes?: number;
}

/** What a route is given, checked. */
export interface Request<P, Q, B> {
  path: P;
  query: Q;
  body: B;
  command: Command;
  actor: Actor;
  store: Store;
  /** The version that the caller worked from, of its `If-Match` header. */
  expectedVersion: number | undefined;
}

export interface Reply {
  status: number;
  body: unknown;
}

const None = z.unknown();

const MOST_BYTES = 100_000;

function bodyOf(event: Event, mostBytes = MOST_BYTES): unknown {
  if (event.body === undefined || event.body === '') return undefined;
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  const bytes = Buffer.byteLength(text);
  if (bytes > mostBytes) throw invalid('(body)', `has at most ${mostBytes} bytes`, `${bytes} bytes`);
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('(body)', 'is JSON', 'text that is not');
  }
}

function versionOf(event: Event): number | undefined {
  const header = event.headers['if-match'];
  if (header === undefined) return undefined;
  const version = Number(header.replace(/"/g, ''));
  if (!Number.isSafeInteger(version) || version < 1)
    throw invalid('If-Match', 'is the version of the record', 'something else');
  return version;
}

function commandOf(event: Event, actor: Actor): Command {
  const key = event.headers['idempotency-key'];
  if (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key))
    throw invalid('Idempotency-Key', 'is 1 to 200 visible characters', `${key.length} characters`);
  const { requestId, timeEpoch } = event.requestContext;
  return {
    id: identifier('command', actor.id, event.routeKey, event.rawPath, key ?? requestId),
    actor,
    at: new Date(timeEpoch).toISOString(),
  };
}

/**
 * A route: checks who calls and what they send, hands on the command, and answers. Every error is a problem
 * document; what only the log may know stays there.
 */
export const apiHandler = <
  P extends z.ZodType = typeof None,
  Q extends z.ZodType = typeof None,
  B extends z.ZodType = typeof None,
>(
  name: string,
  shape: Shape<P, Q, B>,
  answer: (request: Request<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<Reply>,
) =>
  middy<Event, APIGatewayProxyStructuredResultV2>()
    .use({
      onError: (request) => {
        logFailure(name, request.error, { requestId: request.event.requestContext?.requestId });
        request.response = problemOf(request.error, request.event.requestContext?.requestId ?? 'unknown');
      },
    })
    .handler(async (event) => {
      const actor = actorFrom(event.requestContext.authorizer?.jwt?.claims);
      const allowed = ROUTES.find((route) => route.function === name)?.roles ?? [];
      if (!allowed.some((role) => actor.roles.includes(role)))
        throw new CaseError('Forbidden', `Expected one of the roles ${allowed.join(', ')}.`);
      const reply = await answer({
        path: parseInput(shape.path ?? None, event.pathParameters ?? {}, 'path') as z.infer<P>,
        query: parseInput(shape.query ?? None, event.queryStringParameters ?? {}, 'query') as z.infer<Q>,
        body: parseInput(
          shape.body ?? None,
          shape.body ? bodyOf(event, shape.mostBytes) : undefined,
          'body',
        ) as z.infer<B>,
        command: commandOf(event, actor),
        actor,
        store: theStore(),
        expectedVersion: versionOf(event),
      });
      logDone(name, { status: reply.status, requestId: event.requestContext.requestId });
      return {
        statusCode: reply.status,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        body: JSON.stringify(reply.body),
      };
    });

/** An id as routes take it. */
export const IdSchema = z
  .string()
  .regex(/^[a-z]+(-[0-9a-z]{20}){1,2}$/, 'an id such as case-0123456789abcdefghjk');
export const CasePathSchema = z.object({ caseId: IdSchema });
export const WorkItemPathSchema = z.object({ workItemId: IdSchema });
export const PageQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(25),
  cursor: z
    .string()
    .max(600)
    .regex(/^[\w-]*$/)
    .optional(),
});
