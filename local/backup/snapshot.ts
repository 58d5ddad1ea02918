import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Where a snapshot lies until it is packed; a host that starts removes what was left behind. */
export const SNAPSHOTS = 'snapshot';
export const SNAPSHOT_FILE = 'snapshot.json';

/** The databases of a data folder. */
export const DATABASES = [
  'dynamodb/table.sqlite',
  'engine/executions.sqlite',
  'identity/sign-in.sqlite',
  'keys/keys.sqlite',
] as const;
export type DatabaseName = (typeof DATABASES)[number];

/** The other folders, and whether their files are replaced whole, so that another name for the same bytes will do. */
const FOLDERS = {
  ...{ files: 'linked', archive: 'linked', mail: 'linked' },
  ...{ streams: 'copied', queues: 'copied', identity: 'copied', keys: 'copied' },
};

export const SnapshotSchema = z.object({
  id: z.string(),
  /** The instant, by the host's clock. */
  at: z.string(),
});
export type Snapshot = z.infer<typeof SnapshotSchema>;

interface Options {
  readonly dataDir: string;
  /** Where the keys lie; `keys/` in the data folder by default. */
  readonly keysDir?: string | undefined;
  /** Writes a copy of a database as a new file. */
  copyOf(database: DatabaseName, file: string): void;
  readonly now: number;
}

/**
 * Copies a data folder as it is at this instant into `snapshot/ID`, in one turn of the event loop: the same state that
 * the next start would find if the process were killed now. Nothing may be in the middle of a transaction.
 */
export function takeSnapshot({ dataDir, keysDir, copyOf, now }: Options): Snapshot & { folder: string } {
  clearSnapshots(dataDir);
  const snapshot: Snapshot = { id: randomUUID(), at: new Date(now).toISOString() };
  const folder = join(dataDir, SNAPSHOTS, snapshot.id);
  const placeOf = placeIn(dataDir, keysDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  try {
    for (const database of DATABASES) {
      if (!existsSync(placeOf(database))) continue;
      const file = join(folder, database);
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      copyOf(database, file);
    }
    for (const [name, how] of Object.entries(FOLDERS))
      copyFiles(placeOf(name), join(folder, name), how === 'linked' ? linkOrCopy : copyFileSync);
    writeFileSync(join(folder, SNAPSHOT_FILE), JSON.stringify(snapshot), { mode: 0o600 });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return { ...snapshot, folder };
}

/** Where something of a data folder lies: the keys may be elsewhere. */
export const placeIn =
  (dataDir: string, keysDir: string | undefined) =>
  (path: string): string =>
    keysDir !== undefined && /^keys(\/|$)/.test(path)
      ? join(keysDir, path.slice('keys/'.length))
      : join(dataDir, path);

/** Removes snapshots that nobody packs any more. */
export function clearSnapshots(dataDir: string): void {
  rmSync(join(dataDir, SNAPSHOTS), { recursive: true, force: true });
}

function copyFiles(from: string, to: string, copy: (from: string, to: string) => void): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(from)) {
    const file = join(from, name);
    const found = lstatSync(file);
    if (found.isDirectory()) copyFiles(file, join(to, name), copy);
    else if (found.isFile() && !isLeftOut(name)) copy(file, join(to, name));
  }
}

/** What is being written, and databases with their logs, which are copied by themselves. */
const isLeftOut = (name: string): boolean => name.endsWith('.new') || /\.sqlite(-\w+)?$/.test(name);

/** A second name where the disk knows such; a copy elsewhere. */
function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
