import { createServer } from 'node:net';

export type PortName = 'http' | 'dynamodb';

const taken = new Map<PortName, number>();

/**
 * A free port on 127.0.0.1, the same for one name as long as this process lives: the SDK clients inside the handlers
 * keep the endpoints that they met first, so a later host of this process has to be where the first one was.
 */
export async function portFor(name: PortName): Promise<number> {
  const known = taken.get(name);
  if (known !== undefined && (await isFree(known))) return known;
  const port = await freePort();
  taken.set(name, port);
  return port;
}

function isFree(port: number): Promise<boolean> {
  return listenOnce(port).then(
    () => true,
    () => false,
  );
}

const freePort = (): Promise<number> => listenOnce(0);

function listenOnce(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}
