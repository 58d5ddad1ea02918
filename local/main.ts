import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { realClock } from './clock.ts';
import { refuseClockBehind } from './clock-behind.ts';
import { buildConsole, isConsoleStale } from './console-build.ts';
import { type Host, StartError, startHost } from './host.ts';
import { isRealFolder } from './identity/sign-in-store.ts';
import { startOptions } from './start-options.ts';

function greet(host: Host, dataDir: string, sends: boolean): void {
  const mail = sends ? 'mail is sent, and kept in' : 'mail in';
  console.log(`Kinbridge is at ${host.url} (data in ${dataDir}, ${mail} ${join(dataDir, 'mail')}).`);
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
  const {
    dataDir,
    port,
    origin,
    outgoing,
    organisation,
    rateLimits,
    webhookOrigins,
    demo,
    clockIsRight,
    ...keys
  } = startOptions();
  if (demo && isRealFolder(dataDir))
    throw new StartError(
      `The data folder ${dataDir} is real: people sign in to it with passwords, and no invented household is put there. Start without --demo, or choose another folder with --data DIR.`,
    );
  if (demo && (origin ?? outgoing ?? organisation) !== undefined)
    throw new StartError(
      'Demo data is for this machine alone: start without --origin, --mail-relay, --sms-spool and --sign-in-with, or without --demo.',
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
    origin,
    ...(outgoing && { outgoing }),
    organisation,
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
  greet(host, dataDir, outgoing?.mail !== undefined);
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
