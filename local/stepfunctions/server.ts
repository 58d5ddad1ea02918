import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Engine } from './engine.ts';
import { actionOf, answer, answerError, readBody } from './wire.ts';

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** Answers the Step Functions API over HTTP, for the AWS SDKs and the AWS CLI. Port 0 takes a free one. */
export async function serve(engine: Engine, at: { port: number; host?: string }): Promise<Served> {
  const host = at.host ?? '127.0.0.1';
  const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
    void (async () => {
      try {
        const action = actionOf(request);
        answer(response, await engine.call(action, await readBody(request)));
      } catch (error) {
        answerError(response, error);
      }
    })();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
