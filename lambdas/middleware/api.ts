import middy from '@middy/core';
import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import type { Route } from '../../contracts/api/route.ts';
import type { Grant } from '../../contracts/authorization.ts';
import { grantOf, rolesOf } from '../../contracts/authorization.ts';
import { isRecorded } from '../../contracts/reads.ts';
import type { Actor, Command } from '../../domain/kernel/actor.ts';
import { isPartnerStaff } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { invalid, parseInput } from '../../domain/kernel/invalid-input.ts';
import { asAllowed } from '../../domain/staff/staff-access.ts';
import { logDone, logFailure } from '../services/log.ts';
import { refuseWithoutAgreement } from '../services/partner-access.ts';
import type { Store } from '../services/the-store.ts';
import { theStore } from '../services/the-store.ts';
import { actorFrom, nameFrom } from './claims.ts';
import { clientFrom, isMachine } from './client.ts';
import { runOnce } from './idempotency.ts';
import { noteSession } from './note-session.ts';
import { noteCaller } from './note-staff.ts';
import { problemOf } from './problem.ts';
import { recordRead } from './reading.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;

/** The validated input of a route. */
export interface Request<P, Q, B> {
  params: P;
  query: Q;
  body: B;
  command: Command;
  actor: Actor;
  /** The extent of this person's access here, and the classes of personal data they see. */
  grant: Grant;
  store: Store;
  /** Names records whose data the answer shows without their ids. */
  alsoSeen: (ids: readonly string[]) => void;
  /** The version that the caller worked from, in its `If-Match` header. */
  expectedVersion: number | undefined;
  /** Milliseconds left for this call. */
  timeLeft(): number;
}

const None = z.unknown();

const MAX_BYTES = 100_000;

function bodyOf(event: Event, mostBytes: number = MAX_BYTES): unknown {
  if (event.body === undefined || event.body === '') return undefined;
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  const bytes = Buffer.byteLength(text);
  if (bytes > mostBytes) throw invalid('(body)', `has at most ${mostBytes} bytes`, `${bytes} bytes`);
  const value = jsonOf(text);
  if (/\\ud[89a-f]/i.test(text) && !wellFormed(value))
    throw invalid('(body)', 'is text of whole characters', 'half of a pair of surrogates');
  return value;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('(body)', 'is JSON', 'text that is not');
  }
}

/** Half a surrogate pair can be escaped in JSON, but not written to a table, a file or a page. */
function wellFormed(body: unknown): boolean {
  const values = [body];
  while (values.length > 0) {
    const value = values.pop();
    if (typeof value === 'string' && !value.isWellFormed()) return false;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, part] of Object.entries(value)) values.push(key, part);
  }
  return true;
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

/** The caller of an open route. */
const ANYONE: Actor = { id: 'anyone', kind: 'platform', roles: [] };

/** A token says what somebody might do when it was made; what was decided since then holds at once. */
async function asAllowedNow(actor: Actor): Promise<Actor> {
  if (actor.kind !== 'staff') return actor;
  const allowed = asAllowed(actor, await theStore().findAccess(actor.id));
  if (!allowed)
    throw new CaseError('NotSignedIn', 'Expected somebody with access, received one who is suspended.');
  return allowed;
}

async function whoCalls(contract: Route, event: Event): Promise<{ actor: Actor; grant: Grant }> {
  if (contract.open) return { actor: ANYONE, grant: { reach: 'own-office', sees: [] } };
  const actor = isMachine(event)
    ? await clientFrom(contract, event)
    : await asAllowedNow(actorFrom(event.requestContext.authorizer?.jwt?.claims));
  const grant = grantOf(contract, actor.roles);
  if (!grant)
    throw new CaseError(
      'Forbidden',
      `Expected one of the roles ${rolesOf(contract).join(', ')}, received ${actor.roles.join(', ')}.`,
    );
  if (isPartnerStaff(actor))
    await refuseWithoutAgreement(actor, new Date(event.requestContext.timeEpoch).toISOString());
  return { actor, grant };
}

/**
 * A route: checks the caller and the input, passes the command on, and answers. Every error becomes a problem
 * document; details that only the log may have stay there.
 */
export const apiHandler = <
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
>(
  contract: Route<P, Q, B, A>,
  answer: (request: Request<z.infer<P>, z.infer<Q>, z.infer<B>>) => Promise<z.input<A>>,
) => {
  const name = contract.function;
  return middy<Event, APIGatewayProxyStructuredResultV2>()
    .use({
      onError: (request) => {
        logFailure(name, request.error, { requestId: request.event.requestContext?.requestId });
        request.response = problemOf(request.error, request.event.requestContext?.requestId ?? 'unknown');
      },
    })
    .handler(async (event, context) => {
      const { actor, grant } = await whoCalls(contract, event);
      const sent = contract.body ? bodyOf(event, contract.mostBytes) : undefined;
      const also: string[] = [];
      const request = {
        alsoSeen: (ids: readonly string[]) => void also.push(...ids),
        params: parseInput(contract.params ?? None, event.pathParameters ?? {}, 'path') as z.infer<P>,
        query: parseInput(contract.query ?? None, event.queryStringParameters ?? {}, 'query') as z.infer<Q>,
        body: parseInput(contract.body ?? None, sent, 'body') as z.infer<B>,
        command: commandOf(event, actor),
        actor,
        grant,
        get store() {
          return theStore();
        },
        expectedVersion: versionOf(event),
        timeLeft: () => context.getRemainingTimeInMillis(),
      };
      const key = contract.reading ? undefined : event.headers['idempotency-key'];
      const { command, params, query } = request;
      const named = nameFrom(event.requestContext.authorizer?.jwt?.claims);
      await noteSession(contract, event, command);
      const unnoted = await noteCaller(contract, actor, named, command.at);
      const body = await (key === undefined
        ? answer(request)
        : runOnce({ key, sent: [sent, query], command, store: theStore() }, () => answer(request)));
      if (isRecorded(contract.reading))
        await recordRead(
          contract.reading,
          body,
          { params, query, body: request.body, also },
          { command, grant, store: theStore() },
        );
      // If the call itself failed, that has already been reported.
      if (unnoted !== undefined)
        logFailure('NoteCaller', unnoted, { requestId: event.requestContext.requestId });
      logDone(name, { status: contract.status, requestId: event.requestContext.requestId });
      return {
        statusCode: contract.status,
        headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
        body: JSON.stringify(body),
      };
    });
};
