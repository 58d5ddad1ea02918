import type { SeamClient } from '../../contracts/client-seam.ts';
import type { TableService } from './service.ts';
import { callOverWire } from './wire-call.ts';

interface SdkRequest {
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** Lets a low-level client, or one for streams, be answered in process instead of over a socket. */
export function answerLowLevelClient(client: Pick<SeamClient, 'config'>, service: TableService): void {
  client.config.requestHandler = {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle({ headers, body = '' }: SdkRequest) {
      const text = typeof body === 'string' ? body : Buffer.from(body).toString('utf8');
      const answer = await callOverWire(service, headers['x-amz-target'] ?? '', text);
      return {
        response: {
          statusCode: answer.status,
          headers: { 'content-type': 'application/x-amz-json-1.0' },
          body: Buffer.from(answer.body),
        },
      };
    },
    destroy() {},
  };
}
