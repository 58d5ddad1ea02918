import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { logDone, logFailure } from '../services/log.ts';
import { problemOf } from './problem.ts';

/** A request at the door of files. */
export interface FileRequest {
  readonly address: string;
  /** What was sent; undefined of a request that fetches. */
  readonly sent: Uint8Array | undefined;
  readonly at: string;
}

/** What passed: bytes that are fetched; none of what was sent. */
export interface Passed {
  readonly what: string;
  readonly bytes?: Uint8Array;
}

/** Nothing that is fetched is run, shown, kept or guessed: its type stands in the answer that gave its address. */
const ATTACHMENT = {
  'content-type': 'application/octet-stream',
  'content-disposition': 'attachment',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
};

const sentIn = ({ body = '', isBase64Encoded }: APIGatewayProxyEventV2): Buffer =>
  Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');

/** A handler that takes and gives bytes; every error becomes a problem document. */
export const fileHandler = (name: 'FilePage', pass: (request: FileRequest) => Promise<Passed>) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use({
      onError: (request) => {
        const requestId = request.event.requestContext?.requestId ?? 'unknown';
        logFailure(name, request.error, { requestId });
        request.response = problemOf(request.error, requestId);
      },
    })
    .handler(async (event) => {
      const { requestId, timeEpoch, routeKey } = event.requestContext;
      const { what, bytes } = await pass({
        address: event.pathParameters?.address ?? '',
        sent: routeKey.startsWith('PUT') ? sentIn(event) : undefined,
        at: new Date(timeEpoch).toISOString(),
      });
      logDone(name, { requestId, what });
      if (!bytes) return { statusCode: 200, headers: { 'cache-control': 'no-store' }, body: '' };
      const body = Buffer.from(bytes).toString('base64');
      return { statusCode: 200, headers: ATTACHMENT, body, isBase64Encoded: true };
    });
