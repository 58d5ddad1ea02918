import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CaptureServer {
  readonly url: string;
  close(): Promise<void>;
}

/** What a stand-in answers: a status, JSON, and headers besides its type. */
export interface CaptureAnswer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Options {
  readonly port: number;
  readonly contentType: string;
  readonly mostBytes: number;
  /** What is wrong with a request before its body is read; undefined when nothing is. */
  refuse(request: IncomingMessage): CaptureAnswer | undefined;
  readonly tooLarge: CaptureAnswer;
  /** `body` is undefined when it is no JSON. */
  answer(body: unknown): CaptureAnswer;
}

/** Stands in for a service that sends messages: answers on 127.0.0.1 (port 0 takes a free one), and sends nothing. */
export async function openCaptureServer(options: Options): Promise<CaptureServer> {
  const server = createServer((request, response) => {
    void answerTo(request, options)
      .then((answer) => send(response, options.contentType, answer))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answerTo(request: IncomingMessage, options: Options): Promise<CaptureAnswer> {
  const refused = options.refuse(request);
  if (refused) return refused;
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > options.mostBytes) return options.tooLarge;
    parts.push(part);
  }
  return options.answer(jsonOf(Buffer.concat(parts).toString()));
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(response: ServerResponse, contentType: string, { status, body, headers }: CaptureAnswer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    'Content-Type': contentType,
    'Content-Length': Buffer.byteLength(text),
    'x-amzn-RequestId': randomUUID(),
  });
  response.end(text);
}
