import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll } from 'vitest';

const RUN = fileURLToPath(new URL('killed-host.ts', import.meta.url));

/** A host in a process of its own, on a folder of this file, that is killed and started again; asked as `user`. */
export function killableHost(user: string, more: NodeJS.ProcessEnv = {}) {
  let folder: string;
  let child: ChildProcess | undefined;
  let url: string;
  let token: string;

  /** Nothing is closed, nothing is written any more. */
  async function kill(): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'kinbridge-killed-'));
  });
  afterEach(kill);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  return {
    kill,
    async startAt(instant: string): Promise<void> {
      const env = { ...process.env, POWERTOOLS_LOG_LEVEL: 'SILENT', ...more };
      child = fork(RUN, [folder, instant], { env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      [{ url }] = (await once(child, 'message')) as [{ url: string }];
      const signedIn = await fetch(`${url}/dev/token`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ user }),
      });
      ({ token } = (await signedIn.json()) as { token: string });
    },
    async call(path: string, body?: unknown): Promise<Record<string, unknown>> {
      const answer = await fetch(url + path, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const said = (await answer.json()) as Record<string, unknown>;
      if (!answer.ok) throw new Error(`${path} was refused: ${answer.status} ${JSON.stringify(said)}`);
      return said;
    },
  };
}
