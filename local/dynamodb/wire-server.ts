import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { bodyOf, type Served, serveLoopback, strangerOf } from '../wire/loopback.ts';
import type { Credentials } from '../wire/secret-file.ts';
import { type Refusal, refusalOf, refusedUnread } from '../wire/signature.ts';
import type { TableService } from './service.ts';
import { callOverWire, type WireAnswer } from './wire-call.ts';

interface Options {
  readonly port: number;
  /** Requests signed with other credentials are refused; without this, anyone on this machine is answered. */
  readonly credentials?: Credentials | undefined;
}

const MAX_BODY_BYTES = 16 * 1_048_576;

/** Answers DynamoDB and its streams over HTTP on 127.0.0.1, for the AWS SDKs and the AWS CLI. */
export function serveTable(service: TableService, { port, credentials }: Options): Promise<Served> {
  return serveLoopback(port, async (request, response) =>
    send(response, await answerTo(service, request, credentials)),
  );
}

async function answerTo(
  service: TableService,
  request: IncomingMessage,
  credentials: Credentials | undefined,
): Promise<WireAnswer> {
  const stranger = strangerOf(request);
  if (stranger) return refusing(stranger);
  if (request.method !== 'POST' || request.url !== '/')
    return refusing({
      name: 'UnknownOperationException',
      message: `Expected POST / with X-Amz-Target, received ${request.method} ${request.url}.`,
    });
  const unread = credentials && refusedUnread(request.headers, credentials, Date.now());
  if (unread) return refusing(unread);
  const body = await bodyOf(request, MAX_BODY_BYTES);
  if (!body)
    return refusing({
      name: 'RequestEntityTooLargeException',
      message: `Expected ${MAX_BODY_BYTES} bytes at most.`,
    });
  const { headers } = request;
  const refusal =
    credentials && (await refusalOf({ headers, body, service: 'dynamodb' }, credentials, Date.now()));
  if (refusal) return refusing(refusal);
  if (!isUtf8(body))
    return refusing({ name: 'SerializationException', message: 'Expected a body in UTF-8.' });
  return callOverWire(service, String(headers['x-amz-target'] ?? ''), body.toString('utf8'));
}

const refusing = ({ name, message }: Refusal): WireAnswer => ({
  status: 400,
  body: JSON.stringify({ __type: `com.amazon.coral.service#${name}`, message, Message: message }),
});

function send(response: ServerResponse, { status, body }: WireAnswer): void {
  if (response.headersSent || response.destroyed) return;
  const bytes = Buffer.from(body);
  response.writeHead(status, {
    'Content-Type': 'application/x-amz-json-1.0',
    'Content-Length': bytes.byteLength,
    'x-amzn-RequestId': randomUUID(),
    'x-amz-crc32': String(crc32(bytes)),
    ...(status === 200 ? {} : { 'x-amzn-ErrorType': JSON.parse(body).__type }),
  });
  response.end(bytes);
}
