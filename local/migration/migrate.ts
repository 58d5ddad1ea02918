import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isEntryKey } from '../../contracts/audit-table.ts';
import { openDataFolder } from '../data-folder.ts';
import type { TableDefinition } from '../dynamodb/definition.ts';
import { keyOfItem } from '../dynamodb/keys.ts';
import { eventIdOf } from '../dynamodb/streams.ts';
import { type EmbeddedTable, openEmbeddedTable } from '../dynamodb/table.ts';
import type { NativeItem } from '../dynamodb/values.ts';
import { equals } from '../dynamodb/values.ts';
import { TABLE_NAME } from '../environment.ts';
import { StartError } from '../start-error.ts';
import { DynamoDbLocalFile } from './dynamodb-local-file.ts';
import { type OldCheckpoint, readOldCheckpoints, writeCheckpoint } from './old-checkpoints.ts';

export interface Migrated {
  /** False if the folder already has the current form. */
  readonly changed: boolean;
  readonly items: number;
  /** Records that some consumer had not received yet, copied along with the items. */
  readonly records: number;
  /** Where the old folder is kept. */
  readonly backup: string | undefined;
}

const BACKED_UP = ['dynamodb', 'engine', 'streams', 'identity'];
const PER_COMMIT = 500;

/**
 * Converts a data folder written by DynamoDB Local to the embedded table: first a backup, then the table beside the
 * old file, compared item by item, then the old file is removed. If killed at any point, it can be run again.
 */
export async function migrate(dataDir: string, say: (line: string) => void): Promise<Migrated> {
  const data = openDataFolder(dataDir);
  try {
    return await migrateLocked(data.path!, say);
  } finally {
    data.close();
  }
}

async function migrateLocked(path: string, say: (line: string) => void): Promise<Migrated> {
  const folder = join(path, 'dynamodb');
  const old = join(folder, DynamoDbLocalFile.fileName);
  if (!existsSync(old)) {
    if (!existsSync(join(folder, 'table.sqlite')))
      throw new StartError(`Expected a data folder of Kinbridge in ${path}, found no table in it.`);
    return { changed: false, items: 0, records: 0, backup: undefined };
  }
  const backup = join(path, 'backup-before-embedded-table');
  backUp(path, backup, say);
  const checkpoints = readOldCheckpoints(join(backup, 'streams'));
  const file = new DynamoDbLocalFile(old, TABLE_NAME);
  try {
    const part = join(folder, 'part');
    rmSync(part, { recursive: true, force: true });
    const { items, records } = await copyTable(file, checkpoints, part, join(path, 'streams'), say);
    for (const name of ['table.sqlite', 'table.sqlite-wal'])
      if (existsSync(join(part, name))) renameSync(join(part, name), join(folder, name));
    rmSync(part, { recursive: true, force: true });
    return { changed: true, items, records, backup };
  } finally {
    file.close();
    if (existsSync(join(folder, 'table.sqlite'))) rmSync(old, { force: true });
  }
}

/** Everything that is about to change, in one step: an interrupted copy is made again. */
function backUp(path: string, backup: string, say: (line: string) => void): void {
  if (existsSync(backup)) return;
  const part = `${backup}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(part, { mode: 0o700 });
  for (const name of BACKED_UP)
    if (existsSync(join(path, name))) cpSync(join(path, name), join(part, name), { recursive: true });
  renameSync(part, backup);
  say(`The folder of before is kept in ${backup}.`);
}

async function copyTable(
  file: DynamoDbLocalFile,
  checkpoints: readonly OldCheckpoint[],
  part: string,
  streams: string,
  say: (line: string) => void,
): Promise<{ items: number; records: number }> {
  const table = await openEmbeddedTable({ directory: part, name: TABLE_NAME, now: Date.now });
  try {
    const items = await copyItems(file, table, say);
    compare(file, table);
    return { items, records: await copyRecords(file, checkpoints, table, streams) };
  } finally {
    table.service.close();
  }
}

async function copyItems(
  file: DynamoDbLocalFile,
  table: EmbeddedTable,
  say: (line: string) => void,
): Promise<number> {
  const { service } = table;
  let batch: Promise<void>[] = [];
  let count = 0;
  for (const after of file.items()) {
    const { stream: _, ...silent } = tableOf(table, after);
    const written = { table: silent, key: keyOfItem(silent, after), before: undefined, after };
    batch.push(
      service.database.write(() => service.items.apply(written, service.items.indexChanges(written))),
    );
    count++;
    if (batch.length === PER_COMMIT) {
      await Promise.all(batch);
      batch = [];
    }
    if (count % 20_000 === 0) say(`${count} of ${file.count} items.`);
  }
  await Promise.all(batch);
  return count;
}

/** Audit entries have a table of their own. */
const tableOf = ({ definition, audit }: EmbeddedTable, item: NativeItem): TableDefinition =>
  isEntryKey(String(item.sk)) ? audit : definition;

/** Checks that every item is there unchanged, and nothing else. */
function compare(file: DynamoDbLocalFile, table: EmbeddedTable): void {
  const { service } = table;
  const { count } = service.database.one('SELECT count(*) AS count FROM items')!;
  if (Number(count) !== file.count)
    throw new Error(`Expected ${file.count} items in the new table, found ${count}: nothing was changed.`);
  for (const item of file.items()) {
    const definition = tableOf(table, item);
    const found = service.items.get(definition, keyOfItem(definition, item));
    if (!found || !equals(found.item, item))
      throw new Error(
        `Expected the item ${String(item.sk)} of a partition as it was, found another: nothing was changed.`,
      );
  }
}

/** Records that some consumer has not received yet follow in the new stream; each continues where it was. */
async function copyRecords(
  file: DynamoDbLocalFile,
  checkpoints: readonly OldCheckpoint[],
  { service, definition }: EmbeddedTable,
  streams: string,
): Promise<number> {
  const reachable = checkpoints.filter(
    ({ complete, delivered }) => !complete && delivered > 0 && delivered >= file.oldest - 1,
  );
  const from = Math.min(...reachable.map(({ delivered }) => delivered));
  const places = new Map<number, number>();
  let count = 0;
  if (Number.isFinite(from))
    for (const record of file.recordsAfter(from)) {
      const sequence = await service.database.write(() => service.items.keepRecord(definition, record));
      places.set(record.sequence, sequence);
      count++;
    }
  for (const checkpoint of checkpoints) {
    const file = join(streams, checkpoint.file.split(/[/\\]/).at(-1)!);
    const known = reachable.includes(checkpoint);
    const sequence = lastAtMost(places, checkpoint.delivered);
    const place = known ? { sequence, eventId: eventIdOf(definition, sequence) } : null;
    writeCheckpoint({ ...checkpoint, file }, place);
  }
  return count;
}

/** The new number of the last record up to an old one; 0 if all copied records come after it. */
function lastAtMost(places: ReadonlyMap<number, number>, old: number): number {
  let last = 0;
  for (const [number, sequence] of places) if (number <= old) last = Math.max(last, sequence);
  return last;
}
