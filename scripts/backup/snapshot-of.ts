import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DOOR_HEADER, DOOR_PATH, doorOf } from '../../local/backup/door.ts';
import {
  placeIn,
  SNAPSHOTS,
  type Snapshot,
  SnapshotSchema,
  takeSnapshot,
} from '../../local/backup/snapshot.ts';
import { type DataFolder, openDataFolder } from '../../local/data-folder.ts';
import { BackupRefused } from './refused.ts';

/** A snapshot of a data folder: taken by the host that runs on it, or here when none does. */
export async function snapshotOf(dataDir: string, keysDir?: string): Promise<Snapshot & { folder: string }> {
  const path = resolve(dataDir);
  if (!existsSync(join(path, 'dynamodb', 'table.sqlite')))
    throw new BackupRefused(
      `${path} has no table, so there is nothing to back up: name its folder with --data DIR.`,
    );
  const own = ownFolder(path);
  if (own === undefined) return askHost(path);
  try {
    return takeSnapshot({
      dataDir: path,
      keysDir,
      now: Date.now(),
      copyOf: (name, file) => copyDatabase(placeIn(path, keysDir)(name), file),
    });
  } finally {
    own.close();
  }
}

/** The folder, locked for this process; undefined if another has it. */
function ownFolder(path: string): DataFolder | undefined {
  try {
    return openDataFolder(path);
  } catch (error) {
    if ((error as Error).name === 'StartError' && /is in use/.test((error as Error).message))
      return undefined;
    throw error;
  }
}

function copyDatabase(from: string, to: string): void {
  const database = new DatabaseSync(from);
  try {
    database.prepare('VACUUM INTO ?').run(to);
  } finally {
    database.close();
  }
}

async function askHost(path: string): Promise<Snapshot & { folder: string }> {
  const door = doorOf(path);
  const answer =
    door &&
    (await fetch(new URL(DOOR_PATH, door.url), {
      method: 'POST',
      headers: { [DOOR_HEADER]: door.secret },
    }).catch(() => undefined));
  if (!answer)
    throw new BackupRefused(
      `${path} is in use and no host answers for it: it is starting or stopping, or another command works on it. Try again in a moment.`,
    );
  if (!answer.ok)
    throw new BackupRefused(
      `The host of ${path} could not copy its folder (${answer.status}): see what it says where it runs, and whether its disk has room for a second copy of the databases.`,
    );
  const snapshot = SnapshotSchema.parse(await answer.json());
  return { ...snapshot, folder: join(path, SNAPSHOTS, snapshot.id) };
}
