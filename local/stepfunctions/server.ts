import type { IncomingMessage } from 'node:http';
import { bodyOf, type Served, serveLoopback, strangerOf } from '../wire/loopback.ts';
import type { Credentials } from '../wire/secret-file.ts';
import { refusalOf, refusedUnread } from '../wire/signature.ts';
import type { Engine } from './engine.ts';
import { ApiError } from './errors.ts';
import type { JsonObject } from './json.ts';
import { actionOf, answer, answerError, MAX_BODY_BYTES, parseBody } from './wire.ts';

interface Options {
  readonly port: number;
  /** Requests signed with other credentials are refused; without this, anyone on this machine is answered. */
  readonly credentials?: Credentials | undefined;
}

/** Answers the Step Functions API over HTTP on 127.0.0.1, for the AWS SDKs and the AWS CLI. Port 0 takes a free one. */
export function serve(engine: Engine, { port, credentials }: Options): Promise<Served> {
  return serveLoopback(port, async (request, response) => {
    try {
      answer(response, await answerTo(engine, request, credentials));
    } catch (error) {
      answerError(response, error);
    }
  });
}

async function answerTo(
  engine: Engine,
  request: IncomingMessage,
  credentials: Credentials | undefined,
): Promise<JsonObject> {
  const stranger = strangerOf(request);
  if (stranger) throw new ApiError(stranger.name, stranger.message);
  const action = actionOf(request);
  const unread = credentials && refusedUnread(request.headers, credentials, Date.now());
  if (unread) throw new ApiError(unread.name, unread.message);
  const body = await bodyOf(request, MAX_BODY_BYTES);
  if (!body) throw new ApiError('ValidationException', `The request is larger than ${MAX_BODY_BYTES} bytes.`);
  const { headers } = request;
  const refusal =
    credentials && (await refusalOf({ headers, body, service: 'states' }, credentials, Date.now()));
  if (refusal) throw new ApiError(refusal.name, refusal.message);
  return engine.call(action, parseBody(body.toString('utf8')));
}
