import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { JournalRefused } from './errors.ts';

/** Marks the file as ours ("KBSF") and states its layout. */
const APPLICATION_ID = 0x4b425346;
export const FORMAT_VERSION = 1;
const SQLITE_BUSY = 5;

const TABLES = `
CREATE TABLE machines (arn TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID, STRICT;
CREATE TABLE definitions (hash TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID, STRICT;
CREATE TABLE executions (
  num INTEGER PRIMARY KEY, arn TEXT NOT NULL UNIQUE, machine TEXT NOT NULL, name TEXT NOT NULL,
  definition TEXT NOT NULL, role TEXT NOT NULL, status TEXT NOT NULL, started INTEGER NOT NULL, stopped INTEGER,
  deadline INTEGER, parent INTEGER, parent_frame INTEGER, last_event INTEGER NOT NULL, next_frame INTEGER NOT NULL,
  redrives INTEGER NOT NULL, redriven INTEGER
) STRICT;
CREATE INDEX executions_by_machine ON executions (machine, status, num);
CREATE INDEX executions_by_age ON executions (machine, num);
CREATE INDEX executions_by_deadline ON executions (deadline) WHERE status = 'RUNNING' AND deadline IS NOT NULL;
CREATE TABLE payloads (
  execution INTEGER PRIMARY KEY, input TEXT NOT NULL, output TEXT, error TEXT, cause TEXT
) STRICT;
CREATE TABLE frames (
  execution INTEGER NOT NULL, frame INTEGER NOT NULL, kind TEXT NOT NULL, wake INTEGER, input TEXT NOT NULL,
  data TEXT NOT NULL, PRIMARY KEY (execution, frame)
) WITHOUT ROWID, STRICT;
CREATE INDEX frames_to_run ON frames (execution, frame) WHERE kind = 'run';
CREATE INDEX frames_to_wake ON frames (wake, execution, frame) WHERE wake IS NOT NULL;
CREATE TABLE history (
  execution INTEGER NOT NULL, last INTEGER NOT NULL, events TEXT NOT NULL, PRIMARY KEY (execution, last)
) STRICT;
CREATE TABLE clock (one INTEGER PRIMARY KEY CHECK (one = 1), time INTEGER NOT NULL) STRICT;
`;

/** Creates a new journal, or refuses one that this program cannot read completely. */
export function prepareJournal(database: DatabaseSync, file: string): void {
  try {
    const { application_id: id } = database.prepare('PRAGMA application_id').get() as {
      application_id: number;
    };
    const { user_version: version } = database.prepare('PRAGMA user_version').get() as {
      user_version: number;
    };
    const { tables } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as {
      tables: number;
    };
    if (id === 0 && version === 0 && tables === 0) {
      create(database);
      return;
    }
    if (id !== APPLICATION_ID)
      throw new JournalRefused(`${file} is not a journal of this engine; it was left as it is.`);
    if (version !== FORMAT_VERSION) throw new JournalRefused(wrongVersion(file, version));
    const { quick_check: check } = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string };
    if (check !== 'ok') throw new JournalRefused(damaged(file, check));
  } catch (error) {
    if (error instanceof JournalRefused) throw error;
    const { errcode, message } = error as Error & { errcode?: number };
    const why =
      errcode === SQLITE_BUSY ? `The journal ${file} is in use by another engine.` : damaged(file, message);
    throw new JournalRefused(why, { cause: error });
  }
}

/** Additions since the first journals; an older program ignores them. */
const ADDED = `CREATE TABLE IF NOT EXISTS untold (id INTEGER PRIMARY KEY, change TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS forgotten (one INTEGER PRIMARY KEY CHECK (one = 1), num INTEGER NOT NULL) STRICT;`;

/** Upgrades a journal that can be read completely to the current layout. */
export const completeJournal = (database: DatabaseSync): void => database.exec(ADDED);

function create(database: DatabaseSync): void {
  // Before the first table: what is removed later can be given back page by page.
  database.exec('PRAGMA auto_vacuum = INCREMENTAL');
  database.exec(`BEGIN;${TABLES}
    PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${FORMAT_VERSION}; COMMIT;`);
}

function wrongVersion(file: string, version: number): string {
  return (
    `The journal ${file} has format ${version}, this program reads format ${FORMAT_VERSION}. ` +
    'Start it with the version that wrote it; nothing was read or changed.'
  );
}

function damaged(file: string, why: string): string {
  return (
    `The journal ${file} is damaged (${why.replace(/\s+/g, ' ').trim()}). The engine does not start on part of it: ` +
    'restore it from a backup, or move it away to start empty.'
  );
}

/** A journal truncated by a failing disk looks new to SQLite; its write-ahead log reveals it. */
export function refuseLostJournal(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? -1;
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (size === -1 && log > 0)
    throw new JournalRefused(damaged(file, 'its write-ahead log is there, but it is not'));
}
