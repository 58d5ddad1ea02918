import { once } from 'node:events';
import { createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { expect, test } from 'vitest';
import { startHost } from '../../../local/host.ts';
import { refuseOutside, THIS_MACHINE } from '../../../local/outside.ts';
import { virtualClock } from '../../../local/virtual-clock.ts';
import { FIXTURES } from './fixtures/lists.ts';

const start = (answering: readonly string[], tried: [string, number][] = []) =>
  startHost({
    ...{ dataDir: ':memory:', clock: virtualClock(Date.UTC(2026, 0, 1)), lists: FIXTURES },
    outside: {
      addresses: () => ['192.0.2.7', 'fd00::7'],
      answers: async (address, port) => {
        tried.push([address, port]);
        return answering.includes(address);
      },
    },
  });

test('a host whose port answers at another address of the machine does not start', async () => {
  await expect(start(['fd00::7'])).rejects.toMatchObject({
    name: 'StartError',
    message: expect.stringMatching(
      /^Port \d+ is meant for this machine alone, and answers at fd00::7, .* --port N\.$/,
    ),
  });
});

test('a host tries its port at every other address before it begins, and goes on when none answers', async () => {
  const tried: [string, number][] = [];
  const host = await start([], tried);
  const port = Number(new URL(host.url).port);
  expect(tried).toEqual([
    ['192.0.2.7', port],
    ['fd00::7', port],
  ]);
  expect((await fetch(`${host.url}/healthz`)).status).not.toBe(503);
  await host.close();
});

test('an address answers while something listens there, and not afterwards', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const here = { ...THIS_MACHINE, addresses: () => ['127.0.0.1'] };
  await expect(refuseOutside(port, here)).rejects.toThrow(`Port ${port} is meant for this machine alone`);
  server.close();
  await once(server, 'close');
  await expect(refuseOutside(port, here)).resolves.toBeUndefined();
});

test('the addresses that are tried are all that others can reach', () => {
  const external = Object.values(networkInterfaces()).flatMap((each = []) =>
    each.filter(({ internal }) => !internal).map(({ address }) => address),
  );
  const addresses = THIS_MACHINE.addresses();
  expect(addresses.map((address) => address.replace(/%.*$/, ''))).toEqual(external);
  for (const address of addresses) if (address.startsWith('fe80:')) expect(address).toMatch(/%.+$/);
});
