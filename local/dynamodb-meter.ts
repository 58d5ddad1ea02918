import { createServer, request as httpRequest } from 'node:http';
import { portFor } from './ports.ts';

export interface Capacity {
  reads: number;
  writes: number;
  /** Calls by operation, for example `TransactWriteItems`. */
  calls: Record<string, number>;
}

export interface Meter {
  readonly url: string;
  counts(): Capacity;
  close(): Promise<void>;
}

interface Consumed {
  CapacityUnits?: number;
  ReadCapacityUnits?: number;
  WriteCapacityUnits?: number;
}

const WRITES = /Put|Update|Delete|Write/;

/** Stands before DynamoDB Local, asks for the consumed capacity of every call and adds it up. */
export async function startMeter(target: string): Promise<Meter> {
  const total: Capacity = { reads: 0, writes: 0, calls: {} };
  const to = new URL(target);
  const server = createServer((incoming, outgoing) => {
    const operation = String(incoming.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
    const metered = incoming.headers['x-amz-target']?.includes('DynamoDB_20120810') ?? false;
    collect(incoming, (body) => {
      const sent = metered && body.length > 0 ? withCapacity(body) : body;
      const { host: _host, 'content-length': _length, ...headers } = incoming.headers;
      const options = { host: to.hostname, port: to.port, method: incoming.method, path: incoming.url };
      const upstream = httpRequest(
        { ...options, headers: { ...headers, 'content-length': sent.length } },
        (answer) => {
          collect(answer, (reply) => {
            if (metered && answer.statusCode === 200) count(total, operation, reply);
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
            outgoing.end(reply);
          });
        },
      );
      upstream.on('error', () => outgoing.destroy());
      upstream.end(sent);
    });
  });
  const port = await portFor('meter');
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    counts: () => ({ ...total, calls: { ...total.calls } }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function collect(stream: NodeJS.ReadableStream, done: (body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(Buffer.concat(chunks)));
}

const withCapacity = (body: Buffer): Buffer =>
  Buffer.from(
    JSON.stringify({ ...(JSON.parse(body.toString('utf8')) as object), ReturnConsumedCapacity: 'TOTAL' }),
  );

function count(total: Capacity, operation: string, reply: Buffer): void {
  total.calls[operation] = (total.calls[operation] ?? 0) + 1;
  const { ConsumedCapacity } = JSON.parse(reply.toString('utf8')) as {
    ConsumedCapacity?: Consumed | Consumed[];
  };
  for (const consumed of [ConsumedCapacity ?? []].flat()) {
    const units = consumed.CapacityUnits ?? 0;
    if (WRITES.test(operation)) total.writes += consumed.WriteCapacityUnits ?? units;
    else total.reads += consumed.ReadCapacityUnits ?? units;
  }
}
