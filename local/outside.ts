import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { StartError } from './start-error.ts';

/** How a port of this machine looks from outside: the addresses that others can reach, and whether one answers. */
export interface Outside {
  addresses(): readonly string[];
  answers(address: string, port: number): Promise<boolean>;
}

/** An address of the machine itself answers or refuses at once; one that drops packets lets nobody in. */
const PATIENCE_MS = 1000;

export const THIS_MACHINE: Outside = {
  addresses: () =>
    Object.entries(networkInterfaces()).flatMap(([name, each = []]) =>
      each
        .filter(({ internal }) => !internal)
        .map(({ address, ...more }) =>
          more.family === 'IPv6' && more.scopeid > 0 ? `${address}%${name}` : address,
        ),
    ),
  answers: (host, port) =>
    new Promise((resolve) => {
      const socket = connect({ host, port, timeout: PATIENCE_MS });
      const end = (answered: boolean) => {
        socket.destroy();
        resolve(answered);
      };
      socket.on('connect', () => end(true));
      socket.on('error', () => end(false));
      socket.on('timeout', () => end(false));
    }),
};

/**
 * Tries a port that is open on 127.0.0.1 from the machine's other addresses, and throws if one answers: then
 * something forwards to it from the network, or another program uses the port there and could be mistaken for this
 * one.
 */
export async function refuseOutside(port: number, { addresses, answers } = THIS_MACHINE): Promise<void> {
  const tried = await Promise.all(
    addresses().map(async (address) => ((await answers(address, port)) ? [address] : [])),
  );
  const [found] = tried.flat();
  if (found !== undefined)
    throw new StartError(
      `Port ${port} is meant for this machine alone, and answers at ${found}, which others can reach: stop what listens or forwards there, or choose another port with --port N.`,
    );
}
