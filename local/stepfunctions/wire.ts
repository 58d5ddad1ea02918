import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError } from './errors.ts';
import { isObject, type JsonObject } from './json.ts';
import { MAX_DEFINITION_BYTES, MAX_PAYLOAD_BYTES } from './limits.ts';

/** The AWS JSON 1.0 protocol of Step Functions: the action in X-Amz-Target, JSON in and out. */
const TARGET = /^AWSStepFunctions\.(\w+)$/;
const CONTENT_TYPE = 'application/x-amz-json-1.0';
/** A definition or payload inside a JSON string grows because of escapes. */
export const MAX_BODY_BYTES = 2 * MAX_DEFINITION_BYTES + 2 * MAX_PAYLOAD_BYTES;
const SERVER_FAULTS = ['InternalServerError', 'ServiceUnavailable'];

export function actionOf(request: IncomingMessage): string {
  const action = TARGET.exec(String(request.headers['x-amz-target'] ?? ''))?.[1];
  if (request.method !== 'POST' || !action) {
    throw new ApiError(
      'UnknownOperationException',
      'A POST with X-Amz-Target: AWSStepFunctions.<action> is expected.',
    );
  }
  return action;
}

export function parseBody(text: string): JsonObject {
  try {
    const body: unknown = JSON.parse(text === '' ? '{}' : text);
    if (isObject(body)) return body;
  } catch {
    // Answered as any other body that is not an object.
  }
  throw new ApiError('SerializationException', 'The body is expected to be a JSON object.');
}

export function answer(response: ServerResponse, body: JsonObject): void {
  send(response, 200, JSON.stringify(body));
}

export function answerError(response: ServerResponse, error: unknown): void {
  const known = error instanceof ApiError;
  const name = known ? error.name : 'InternalServerError';
  const message = known ? error.message : 'The engine failed to answer.';
  if (!known) console.error(error);
  send(response, SERVER_FAULTS.includes(name) ? 500 : 400, JSON.stringify({ __type: name, message }), name);
}

function send(response: ServerResponse, status: number, text: string, errorType?: string): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, {
    'Content-Type': CONTENT_TYPE,
    'Content-Length': Buffer.byteLength(text),
    'x-amzn-RequestId': randomUUID(),
    ...(errorType === undefined ? {} : { 'x-amzn-ErrorType': errorType }),
  });
  response.end(text);
}
