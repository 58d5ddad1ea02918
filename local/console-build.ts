import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONSOLE_DIR } from './host-options.ts';
import { StartError } from './start-error.ts';

const CONSOLE = dirname(CONSOLE_DIR);
const ROOT = dirname(CONSOLE);
/** The sources of the built console, relative to the repository root. */
const SOURCES = ['console/src', 'console/build', 'console/public', 'contracts', 'domain', 'stages'];
const FILES = ['console/index.html', 'console/vite.config.ts', 'package-lock.json'];

/** Whether the built console is missing or older than its sources. */
export function isConsoleStale(): boolean {
  const built = modified(join(CONSOLE_DIR, 'index.html'));
  const folders = SOURCES.flatMap((folder) => {
    const path = join(ROOT, folder);
    return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  });
  return [...folders, ...FILES.map((name) => join(ROOT, name))].some((file) => modified(file) > built);
}

const modified = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Builds the console in a separate process, so that the builder does not occupy the host's memory. */
export function buildConsole(): Promise<void> {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [vite, 'build', '--config', join(CONSOLE, 'vite.config.ts')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  // What the builder has to say is for builders: it is shown only if there is no console in the end.
  const said: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => said.push(part));
  child.stderr.on('data', (part: Buffer) => said.push(part));
  // A host stopped meanwhile leaves no builder running.
  const stop = () => child.kill();
  process.once('exit', stop);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('exit', stop);
      if (code === 0) return resolve();
      const lines = Buffer.concat(said).toString().trim();
      reject(
        new StartError(
          `${lines}\nThe console could not be built: see the lines above, then run npm run build:console. Its page opens as soon as that is done.`,
        ),
      );
    });
  });
}
