import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { realClock } from './clock.ts';
import { refuseClockBehind } from './clock-behind.ts';
import { buildConsole, isConsoleStale } from './console-build.ts';
import { type Host, StartError, startHost } from './host.ts';
import { DEFAULT_RATE_LIMITS, type RateLimits, rateLimitsFor } from './http/rate-limit.ts';
import { isRealFolder } from './identity/sign-in-store.ts';
import { type KeyOptions, keysOfEnvironment } from './keys/open-keys.ts';

const USAGE =
  'Usage: npm start -- [--data DIR] [--port N] [--requests-per-second N] [--webhooks-to ORIGIN]… [--keys DIR] [--passphrase-file FILE] [--clock-is-right] [--demo]';
const DEFAULT_PORT = 8080;

interface Options extends KeyOptions {
  readonly dataDir: string;
  readonly port: number;
  readonly rateLimits: RateLimits | null;
  /** Origins that webhooks may call although they are not https, or not public. */
  readonly webhookOrigins: readonly string[];
  readonly demo: boolean;
  /** The clock was ahead when the folder was last written, and has been set right. */
  readonly clockIsRight: boolean;
}

function options(): Options {
  let values: {
    data?: string;
    port?: string;
    'requests-per-second'?: string;
    'webhooks-to'?: string[];
    keys?: string;
    'passphrase-file'?: string;
    'clock-is-right'?: boolean;
    demo?: boolean;
  };
  try {
    values = parseArgs({
      options: {
        data: { type: 'string' },
        port: { type: 'string' },
        'requests-per-second': { type: 'string' },
        'webhooks-to': { type: 'string', multiple: true },
        keys: { type: 'string' },
        'passphrase-file': { type: 'string' },
        'clock-is-right': { type: 'boolean' },
        demo: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new StartError(`${(error as Error).message}. ${USAGE}`);
  }
  const port = Number(values.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new StartError(`--port expects a number from 0 to 65535, received ${values.port}. ${USAGE}`);
  const rateLimits = rateLimitsOf(values['requests-per-second']);
  const webhookOrigins = (values['webhooks-to'] ?? []).map(originOf);
  return {
    ...{ dataDir: values.data ?? '.kinbridge', port, rateLimits, webhookOrigins },
    ...{ demo: values.demo ?? false, clockIsRight: values['clock-is-right'] ?? false },
    ...placeOfKeys(values.keys, values['passphrase-file']),
  };
}

/** Where the keys lie and what opens them, by the command or its environment. */
function placeOfKeys(keysDir: string | undefined, file: string | undefined): KeyOptions {
  const given = { ...keysOfEnvironment(), ...(keysDir === undefined ? {} : { keysDir }) };
  if (file === undefined) return given;
  try {
    return { ...given, passphrase: readFileSync(file, 'utf8').replace(/\r?\n$/, '') };
  } catch (error) {
    throw new StartError(
      `--passphrase-file expects a file that can be read, received ${file} (${(error as NodeJS.ErrnoException).code}).`,
    );
  }
}

/** A partner's system in the office's own network, which webhooks would refuse otherwise. */
function originOf(given: string): string {
  const url = URL.parse(given);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && url.username === '') return url.origin;
  throw new StartError(
    `--webhooks-to expects an origin such as http://10.0.0.5:9000, received ${given}. ${USAGE}`,
  );
}

/** One person's limit, with the others in proportion; 0 means none. */
function rateLimitsOf(given: string | undefined): RateLimits | null {
  if (given === undefined) return DEFAULT_RATE_LIMITS;
  const perSecond = Number(given);
  if (given.trim() === '' || !Number.isFinite(perSecond) || perSecond < 0)
    throw new StartError(
      `--requests-per-second expects a number from 0 (no limit) on, received ${given}. ${USAGE}`,
    );
  return perSecond === 0 ? null : rateLimitsFor(perSecond);
}

function greet(host: Host, dataDir: string): void {
  console.log(`Kinbridge is at ${host.url} (data in ${dataDir}, mail in ${join(dataDir, 'mail')}).`);
  if (isRealFolder(dataDir)) console.log(`Open ${host.url} and sign in. Ctrl-C stops it.`);
  else {
    console.log(`Open ${host.url} and choose a demo user, or POST ${host.url}/dev/token. Ctrl-C stops it.`);
    console.log(
      'Demonstration: anyone on this machine can be anyone. npm run first-user makes a folder real.',
    );
  }
  const undelivered = join(dataDir, 'streams', 'dead-letters.jsonl');
  if (existsSync(undelivered) && statSync(undelivered).size > 0)
    console.log(`Some changes could not be relayed and need a look: ${undelivered}`);
}

/** In a separate process with its own clock, because it runs through months. */
function fillForDemo(dataDir: string): void {
  const script = fileURLToPath(new URL('../scripts/demo/fill.ts', import.meta.url));
  const filled = spawnSync(process.execPath, [script, '--data', dataDir], { stdio: 'inherit' });
  if (filled.status !== 0)
    throw new StartError('The demo data could not be made. Start without --demo, or try again.');
}

async function main(): Promise<void> {
  const { dataDir, port, rateLimits, webhookOrigins, demo, clockIsRight, ...keys } = options();
  if (demo && isRealFolder(dataDir))
    throw new StartError(
      `The data folder ${dataDir} is real: people sign in to it with passwords, and no invented household is put there. Start without --demo, or choose another folder with --data DIR.`,
    );
  if (demo && Object.keys(keys).length > 0)
    throw new StartError(
      'Demo data is invented and its keys lie beside it: start without --keys and a passphrase, or without --demo.',
    );
  if (demo) fillForDemo(dataDir);
  const clock = realClock();
  if (!clockIsRight) refuseClockBehind(dataDir, clock.now());
  let stop = (code: number): void => process.exit(code);
  let stopping = false;
  const once = (code: number) => {
    if (stopping) process.exit(1);
    stopping = true;
    stop(code);
  };
  process.on('SIGINT', () => once(0));
  process.on('SIGTERM', () => once(0));
  const host = await startHost({
    dataDir,
    clock,
    httpPort: port,
    rateLimits,
    webhookOrigins,
    ...keys,
    log: (message) => console.error(message),
  });
  stop = (code) => {
    console.log('Stopping: finishing the calls in hand.');
    host.close().then(
      () => process.exit(code),
      (error: Error) => {
        console.error(error.message);
        process.exit(1);
      },
    );
  };
  greet(host, dataDir);
  await freshConsole(host);
}

/** The platform also runs without its console: a failed console build does not stop the workflows. */
async function freshConsole({ console: served, url }: Host): Promise<void> {
  try {
    if (!isConsoleStale()) return;
    console.log('Preparing the console, which takes less than a minute: its page waits meanwhile.');
    const built = buildConsole();
    served.building(built);
    await built;
    console.log(`The console is ready at ${url}.`);
  } catch (error) {
    console.error((error as Error).message);
  }
}

main().catch((error: Error) => {
  const isOurs = ['StartError', 'JournalRefused'].includes(error.name);
  console.error(isOurs ? error.message : `Kinbridge could not start: ${error.stack}`);
  process.exit(1);
});
