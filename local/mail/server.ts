import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { MailCapture } from './capture.ts';
import type { MailMessage } from './message.ts';

const Content = z.object({ Data: z.string() });
const Pair = z.object({ Name: z.string(), Value: z.string() });
const SendEmailSchema = z.object({
  FromEmailAddress: z.string().min(3),
  Destination: z.object({ ToAddresses: z.array(z.string().includes('@')).min(1).max(50) }),
  EmailTags: z.array(Pair).default([]),
  Content: z.object({
    Simple: z.object({
      Subject: Content,
      Body: z.object({ Text: Content.optional(), Html: Content.optional() }),
      Headers: z.array(Pair).default([]),
    }),
  }),
});

const PATH = '/v2/email/outbound-emails';
/** SES takes 10 MB; escapes in JSON make it more. */
const MOST_BYTES = 15_000_000;

export interface MailServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Answers on 127.0.0.1 (port 0 takes a free one) `SendEmail` of the SES v2 API with simple content, for the AWS SDKs, and sends nothing. */
export async function serveMail(capture: MailCapture, port: number): Promise<MailServer> {
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
  capture: MailCapture,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'POST' || request.url !== PATH)
    return refuse(response, 404, 'NotFoundException', `Only POST ${PATH} is answered here.`);
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) return refuse(response, 400, 'BadRequestException', 'The message is too large.');
    parts.push(part);
  }
  const parsed = SendEmailSchema.safeParse(jsonOf(Buffer.concat(parts).toString()));
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => issue.path.join('.') || '(body)').join(', ');
    return refuse(
      response,
      400,
      'BadRequestException',
      `Expected a simple message, received something else at: ${where}.`,
    );
  }
  send(response, 200, { MessageId: capture.keep(messageOf(parsed.data)) });
}

function messageOf(input: z.infer<typeof SendEmailSchema>): MailMessage {
  const { Subject, Body, Headers } = input.Content.Simple;
  const header = Headers.find(({ Name }) => Name.toLowerCase() === 'x-kinbridge-notice');
  const owner = input.EmailTags.find(({ Name }) => Name === 'owner');
  const tag = input.EmailTags.find(({ Name }) => Name === 'notice');
  return {
    from: input.FromEmailAddress,
    to: input.Destination.ToAddresses,
    subject: Subject.Data,
    text: Body.Text?.Data ?? '',
    html: Body.Html?.Data ?? '',
    headers: Headers.map(({ Name, Value }) => ({ name: Name, value: Value })),
    noticeId: header?.Value ?? tag?.Value,
    owner: owner?.Value,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refuse(response: ServerResponse, status: number, name: string, message: string): void {
  response.setHeader('x-amzn-errortype', name);
  send(response, status, { message });
}

function send(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(text),
    'x-amzn-RequestId': randomUUID(),
  });
  response.end(text);
}
