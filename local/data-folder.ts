import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartError } from './start-error.ts';

export interface DataFolder {
  /** Undefined if nothing is kept. */
  readonly path: string | undefined;
  /**
   * The path of a subfolder, which is created, or of a folder elsewhere; undefined if nothing is kept. Throws `StartError`
   * if the other folder lies in a further one of this data folder, whose copies it would be part of.
   */
  folder(name: string, elsewhere?: string): string | undefined;
  close(): void;
}

/** Opens the folder in which a host keeps everything, for this process only. `:memory:` keeps nothing. */
export function openDataFolder(dataDir: string): DataFolder {
  if (dataDir === ':memory:') return { path: undefined, folder: () => undefined, close() {} };
  const path = resolve(dataDir);
  makeWritable(path);
  const unlock = lock(path);
  return {
    path,
    folder(name, elsewhere) {
      const folder = elsewhere === undefined ? join(path, name) : resolve(elsewhere);
      refuseWithin(path, name, folder);
      makeWritable(folder);
      return folder;
    },
    close: unlock,
  };
}

/** What lies in another part of a data folder is copied with that part: keys in `files/` would be in every backup of it. */
function refuseWithin(path: string, name: string, folder: string): void {
  const [first, ...rest] = relative(path, folder).split(sep);
  const outside = first === '..' || isAbsolute(first ?? '');
  if (outside || (first === name && rest.length === 0)) return;
  throw new StartError(
    `Expected ${name}/ of ${path} there or in a folder outside of it, received ${folder}: whoever copies the data folder would copy it too. Choose another folder.`,
  );
}

function makeWritable(path: string): void {
  try {
    makeFolder(path);
    accessSync(path, constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartError(
      `The data folder ${path} cannot be written (${code}): choose another one with --data DIR, or change who may write there.`,
      { cause: error },
    );
  }
}

/** Step by step: Node's own recursive mkdir never returns where nothing can be created, as in `/proc`. */
function makeFolder(path: string): void {
  if (existsSync(path)) return void readdirSync(path);
  makeFolder(dirname(path));
  mkdirSync(path, { mode: 0o700 });
}

/** An operating system lock, which disappears with the process however it ends; the pid is for the message. */
function lock(path: string): () => void {
  const pidFile = join(path, 'host.pid');
  const database = new DatabaseSync(join(path, 'host.lock'), { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT');
  } catch (error) {
    database.close();
    throw new StartError(
      `The data folder ${path} is in use by another running instance (process ${ownerOf(pidFile)}): stop that one, or choose another folder with --data DIR.`,
      { cause: error },
    );
  }
  writeFileSync(pidFile, String(process.pid));
  return () => database.close();
}

function ownerOf(pidFile: string): string {
  try {
    return readFileSync(pidFile, 'utf8').trim() || 'unknown';
  } catch {
    return 'unknown';
  }
}
