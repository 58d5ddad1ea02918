import { randomUUID } from 'node:crypto';
import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import type { InProcessRequest, Reply } from '../../local/request.ts';

/**
 * Sponsors' pages for a browser that keeps cookies. The emulator's gateway leaves `cookies` out of the events of payload
 * 2.0, so that nobody would ever be let in: their function gets the event as AWS shapes it, from here.
 */
export function openPages(client: LambdaClient, prefix: string): InProcessRequest {
  return async (method, path, { body, headers = {} } = {}): Promise<Reply> => {
    const { cookie, ...others } = headers;
    const { pathname, searchParams } = new URL(path, 'https://kinbridge.example');
    const event = {
      version: '2.0',
      routeKey: `${method} /s/{token}`,
      rawPath: pathname,
      rawQueryString: searchParams.toString(),
      headers: others,
      pathParameters: { token: pathname.split('/').at(-1) },
      ...(searchParams.size > 0 ? { queryStringParameters: Object.fromEntries(searchParams) } : {}),
      ...(cookie === undefined ? {} : { cookies: cookie.split('; ') }),
      requestContext: {
        requestId: randomUUID(),
        timeEpoch: Date.now(),
        http: { method, path: pathname, sourceIp: '192.0.2.1', protocol: 'HTTP/1.1', userAgent: 'test' },
      },
      isBase64Encoded: false,
      ...(body === undefined ? {} : { body: String(body) }),
    };
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({ FunctionName: `${prefix}-SponsorPage`, Payload: JSON.stringify(event) }),
    );
    const answer = JSON.parse(Payload?.transformToString() ?? '{}') as {
      statusCode: number;
      headers: Record<string, string>;
      cookies?: string[];
      body?: string;
    };
    if (FunctionError) throw new Error(`The sponsors' page failed: ${JSON.stringify(answer)}`);
    const { statusCode: status, headers: given, cookies = [], body: text = '' } = answer;
    return { status, headers: { ...given, 'set-cookie': [...cookies] }, body: text };
  };
}
