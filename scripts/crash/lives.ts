import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { CrashAt } from './host.ts';

const HOST = fileURLToPath(new URL('host.ts', import.meta.url));

/** One life of the host. */
export interface Life {
  readonly child: ChildProcess;
  /** Its URL; undefined if it died before it answered. */
  readonly url: Promise<string | undefined>;
  readonly ended: Promise<unknown>;
}

export function begin(folder: string, at?: CrashAt): Life {
  const child = fork(HOST, [folder], {
    execArgv: [],
    env: {
      ...process.env,
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      ...(at ? { CRASH_AT: JSON.stringify(at) } : {}),
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  const ready = once(child, 'message').then(([message]) => (message as { url: string }).url);
  return { child, ended, url: Promise.race([ready, ended.then(() => undefined)]) };
}

/** Ends a life as a person would. */
export async function stop({ child, ended }: Life): Promise<number | null> {
  child.kill('SIGTERM');
  await ended;
  return child.exitCode;
}
