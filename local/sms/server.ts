import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { TextCapture } from './capture.ts';

const SendTextMessageSchema = z.object({
  DestinationPhoneNumber: z.string().regex(/^\+\d{7,15}$/),
  OriginationIdentity: z.string().min(1),
  MessageBody: z.string().min(1).max(1600),
  Context: z.record(z.string(), z.string()).default({}),
});

const TARGET = 'PinpointSMSVoiceV2.SendTextMessage';
const MOST_BYTES = 20_000;

export interface TextServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Answers `SendTextMessage` of AWS End User Messaging on 127.0.0.1 (port 0 takes a free one), and sends nothing. */
export async function serveTexts(capture: TextCapture, port: number): Promise<TextServer> {
  const server = createServer((request, response) => {
    void answer(capture, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(
  capture: TextCapture,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const asked = request.headers['x-amz-target'];
  if (request.method !== 'POST' || asked !== TARGET)
    return send(response, 400, {
      __type: 'UnknownOperationException',
      message: `Only ${TARGET} is answered.`,
    });
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES)
      return send(response, 400, { __type: 'ValidationException', message: 'The message is too large.' });
    parts.push(part);
  }
  const parsed = SendTextMessageSchema.safeParse(jsonOf(Buffer.concat(parts).toString()));
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => issue.path.join('.') || '(body)').join(', ');
    return send(response, 400, {
      __type: 'ValidationException',
      message: `Not a text message at: ${where}.`,
    });
  }
  const { DestinationPhoneNumber, OriginationIdentity, MessageBody, Context } = parsed.data;
  const kept = capture.keep({
    from: OriginationIdentity,
    to: DestinationPhoneNumber,
    text: MessageBody,
    noticeId: Context.notice,
    owner: Context.owner,
  });
  send(response, 200, { MessageId: kept });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/x-amz-json-1.0',
    'Content-Length': Buffer.byteLength(text),
    'x-amzn-RequestId': randomUUID(),
  });
  response.end(text);
}
