import { existsSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type DataFolder, openDataFolder } from '../../local/data-folder.ts';
import type { Manifest } from './manifest.ts';
import { BackupRefused } from './refused.ts';
import { replayErasures, type Unmarked } from './replay-erasures.ts';
import { unpack } from './unpack.ts';

interface Source {
  readonly file: string;
  readonly secretKey: string;
}

interface Options {
  readonly records: Source;
  readonly keys: Source;
  readonly into: string;
  /** Archive folders of the installation, or copies of them, with the erasures since the backup. */
  readonly ledgers?: readonly string[];
  /** What to do with lines of a ledger that bear no mark of the installation; they are refused otherwise. */
  readonly unmarked?: Unmarked | undefined;
  /** Called before each file that is written. */
  onFile?(path: string): void;
}

/** The lock of the folder that is being filled; a restored folder begins without. */
const LOCK = ['host.lock', 'host.pid'];

/**
 * Restores a backup into a folder that is empty or does not exist. Everything is written and checked in a folder beside
 * it, which gets the name at the end: until then there is no folder that a host could start on. Whatever an earlier try
 * left behind is removed first.
 */
export async function restoreInto({
  records,
  keys,
  into,
  ledgers = [],
  unmarked,
  onFile,
}: Options): Promise<Manifest> {
  const path = resolve(into);
  refuseFilled(path);
  const draft = `${path}.restoring`;
  const lock = lockOf(draft, path);
  let manifest: Manifest;
  try {
    clear(draft);
    const given = { into: draft, ...(onFile && { onFile }) };
    const ofKeys = await unpack({ ...keys, ...given, part: 'keys' });
    manifest = await unpack({ ...records, ...given, part: 'records' });
    if (ofKeys.id !== manifest.id)
      throw new BackupRefused(
        `${keys.file} holds the keys of another backup (of ${ofKeys.at}) than ${records.file} (of ${manifest.at}): give the keys that were written with it.`,
      );
    await replayErasures(draft, ledgers, unmarked);
    refuseFilled(path);
  } catch (error) {
    clear(draft);
    lock.close();
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
  lock.close();
  for (const name of LOCK) rmSync(join(draft, name), { force: true });
  if (existsSync(path)) rmdirSync(path);
  renameSync(draft, path);
  return manifest;
}

function lockOf(draft: string, path: string): DataFolder {
  try {
    return openDataFolder(draft);
  } catch (error) {
    if (!/is in use/.test((error as Error).message)) throw error;
    throw new BackupRefused(
      `Another restore into ${path} is under way: wait for it, or choose another folder.`,
      {
        cause: error,
      },
    );
  }
}

function refuseFilled(path: string): void {
  if (existsSync(path) && readdirSync(path).length > 0)
    throw new BackupRefused(
      `${path} is not empty: nothing was changed. Choose a new folder with --into DIR, or move that one away.`,
    );
}

function clear(draft: string): void {
  for (const name of readdirSync(draft))
    if (!LOCK.includes(name)) rmSync(join(draft, name), { recursive: true, force: true });
}
