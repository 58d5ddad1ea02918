import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isRecipient } from '../../lambdas/adapters/sealing.ts';
import packageFile from '../../package.json' with { type: 'json' };
import { leaveOutIndexes } from './leave-out-indexes.ts';
import { BACKUP_VERSION, type Manifest, type Part } from './manifest.ts';
import { listed, packInto } from './pack.ts';
import { BackupRefused } from './refused.ts';
import { snapshotOf } from './snapshot-of.ts';

interface Target {
  readonly file: string;
  /** A public key of age. */
  readonly recipient: string;
}

interface Options {
  readonly dataDir: string;
  /** Where the keys of the records lie, if not in the data folder. */
  readonly keysDir?: string | undefined;
  readonly records: Target;
  readonly keys: Target;
  /** Called before each file that is packed. */
  onFile?(path: string): void;
}

/** Keys, accounts and second factors: what signs, and what the ids and links of the records follow from. */
const isKey = (path: string): boolean => /^(identity|keys)\//.test(path);
const MEANT: Record<Part, (path: string) => boolean> = {
  keys: isKey,
  records: (path) => path.includes('/') && !isKey(path),
};

/**
 * Backs a data folder up into two files that only belong together: neither opens anything without the other. Each has
 * its name only when both are complete and on disk.
 */
export async function backUp({ dataDir, keysDir, records, keys, onFile }: Options): Promise<Manifest> {
  refuseTargets(records, keys);
  const { folder, id, at } = await snapshotOf(dataDir, keysDir);
  const parts = [partOf(keys, id), partOf(records, id)] as const;
  try {
    leaveOutIndexes(folder);
    const common = {
      ...{ backup: BACKUP_VERSION, kinbridge: packageFile.version, id, at },
      layout: {
        table: versionOf(folder, 'dynamodb/table.sqlite'),
        engine: versionOf(folder, 'engine/executions.sqlite'),
      },
    };
    const manifests = {
      keys: { ...common, part: 'keys' as const, files: await listed(folder, MEANT.keys) },
      records: { ...common, part: 'records' as const, files: await listed(folder, MEANT.records) },
    };
    const given = { snapshot: folder, ...(onFile && { onFile }) };
    await packInto({ ...given, manifest: manifests.keys, recipient: keys.recipient, file: parts[0] });
    await packInto({ ...given, manifest: manifests.records, recipient: records.recipient, file: parts[1] });
    refuseTargets(records, keys);
    give(parts[0], keys.file);
    give(parts[1], records.file);
    return manifests.records;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !existsSync(folder))
      throw new BackupRefused(
        `Another backup of ${dataDir} was begun meanwhile, or its host was started again: nothing was written. Run this one again.`,
        { cause: error },
      );
    throw error;
  } finally {
    for (const part of parts) rmSync(part, { force: true });
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What is being written stands beside its final name, so that it only has to be renamed. */
const partOf = ({ file }: Target, id: string): string => `${file}.${id.slice(0, 8)}.part`;

/** Gives a complete file its name, on disk where the system can say so. */
function give(part: string, file: string): void {
  renameSync(part, file);
  try {
    const folder = openSync(dirname(resolve(file)), 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch {
    // Windows and some network disks know no such thing.
  }
}

function refuseTargets(records: Target, keys: Target): void {
  for (const [option, { file, recipient }] of [
    ['--to', records],
    ['--keys-to', keys],
  ] as const) {
    const forOption = option === '--to' ? '--for' : '--keys-for';
    if (!isRecipient(recipient))
      throw new BackupRefused(
        `${forOption} expects a public key such as age1…, received ${recipient}: npm run export -- key FILE makes one.`,
      );
    if (existsSync(file))
      throw new BackupRefused(`${option}: ${file} exists and is not overwritten: choose another name.`);
    if (!existsSync(dirname(resolve(file))))
      throw new BackupRefused(
        `${option}: the folder ${dirname(resolve(file))} does not exist: make it first.`,
      );
  }
  if (records.recipient === keys.recipient)
    throw new BackupRefused(
      '--keys-for expects another public key than --for: whoever can open the backup must not open its keys.',
    );
  if (resolve(records.file) === resolve(keys.file))
    throw new BackupRefused('--keys-to expects another file than --to.');
}

/** The version that a database says of its layout; 0 if there is none. */
function versionOf(folder: string, name: string): number {
  if (!existsSync(join(folder, name))) return 0;
  const database = new DatabaseSync(join(folder, name), { readOnly: true });
  try {
    return Number(database.prepare('PRAGMA user_version').get()?.user_version);
  } finally {
    database.close();
  }
}
