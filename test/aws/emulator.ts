import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { FOLDER, installed } from './python.ts';

const REQUIREMENTS = new URL('requirements.txt', import.meta.url);
const START_MS = 60_000;
const STOP_MS = 5_000;
/** A year is over in half a minute; nothing waits for no time at all, because what looks again would look for ever. */
const WAIT_SCALE = 0.000_001;

export const REGION = 'eu-central-1';
export const ACCOUNT = '000000000000';

export interface Emulator {
  readonly url: string;
  /** What the SDK and the CDK's command line need to reach it and nothing else. */
  readonly environment: Readonly<Record<string, string>>;
  readonly log: string;
  close(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/**
 * Starts ministack on 127.0.0.1 with everything in memory; functions run on this Node. Waits of workflows are short:
 * a family's months are over in minutes.
 */
export async function startEmulator(): Promise<Emulator> {
  const commands = installed(REQUIREMENTS);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const log = join(FOLDER, 'emulator.log');
  const child = spawn(join(commands, 'ministack'), [], {
    cwd: FOLDER,
    env: {
      ...{ HOME: process.env.HOME, PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
      ...{ BIND_HOST: '127.0.0.1', GATEWAY_PORT: String(port), MINISTACK_REGION: REGION },
      ...{ SFN_WAIT_SCALE: String(WAIT_SCALE), LOG_LEVEL: 'INFO' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const file = createWriteStream(log);
  child.stdout.pipe(file, { end: false });
  child.stderr.pipe(file, { end: false });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async (): Promise<void> => {
    child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(force);
    file.end();
  };
  process.once('exit', () => child.kill('SIGKILL'));
  const until = performance.now() + START_MS;
  for (;;) {
    const well = await fetch(`${url}/_ministack/health`).catch(() => undefined);
    if (well?.ok) break;
    if (child.exitCode !== null || performance.now() > until) {
      await close();
      throw new Error(`The emulator did not start: see ${log}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const environment = {
    ...{ AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
    ...{ AWS_REGION: REGION, AWS_DEFAULT_REGION: REGION },
  };
  return { url, environment, log, close };
}
