import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { StartError } from '../start-error.ts';
import { asTold, isOfDisk } from './disk-errors.ts';
import { afterOthers, Turn } from './turn.ts';

export type Value = string | number | null | Uint8Array;
export type Row = Record<string, Value>;

/** `expires`: seconds since the epoch. An index row holds what the index projects; a record holds texts of items. */
const SCHEMA = `
CREATE TABLE IF NOT EXISTS tables (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, definition TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS items (
  id INTEGER PRIMARY KEY, t INTEGER NOT NULL, h NOT NULL, r NOT NULL, size INTEGER NOT NULL, expires REAL, body TEXT NOT NULL);
CREATE UNIQUE INDEX IF NOT EXISTS items_by_key ON items (t, h, r);
CREATE INDEX IF NOT EXISTS items_by_expiry ON items (t, expires) WHERE expires IS NOT NULL;
CREATE TABLE IF NOT EXISTS index_rows (
  i INTEGER NOT NULL, h NOT NULL, r NOT NULL, ih NOT NULL, ir NOT NULL, size INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (i, h, r, ih, ir)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, t INTEGER NOT NULL, at REAL NOT NULL, event TEXT NOT NULL, keys TEXT NOT NULL,
  before TEXT, after TEXT, size INTEGER NOT NULL, expired INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS records_of_table ON records (t, seq);
CREATE TABLE IF NOT EXISTS trimmed (t INTEGER PRIMARY KEY, upto INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS tokens (token TEXT PRIMARY KEY, digest TEXT NOT NULL, at REAL NOT NULL);
`;
/** 2: audit entries are in a table of their own, where an older Kinbridge would not look for them. */
export const TABLE_VERSION = 2;
export const TABLE_FILE = 'table.sqlite';

/**
 * Makes the table's file accessible to its owner only, whatever its folder; SQLite's files beside it inherit that.
 */
function ownFile(directory: string, name: string): string {
  const file = join(directory, name);
  closeSync(openSync(file, 'a', 0o600));
  return file;
}

/** Refuses a file that is not SQLite's, or whose pages are inconsistent, before anything is written to it. */
function refuseDamage(sqlite: DatabaseSync, file: string): void {
  let found: string;
  try {
    found = String((sqlite.prepare('PRAGMA quick_check(1)').get() as { quick_check: string }).quick_check);
  } catch (error) {
    found = (error as Error).message;
  }
  if (found === 'ok') return;
  sqlite.close();
  throw new StartError(
    `The table ${file} is damaged (${found}): it was left as it is. Put a copy of the whole data folder in its place.`,
  );
}

/**
 * One SQLite database. Everything written within one turn of the event loop is committed together, and nobody is
 * answered before it is on disk; if it cannot be written, the whole turn is rolled back and everyone is told.
 */
export class Database {
  readonly #sqlite: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  #waiting: { settle: () => void; reject: (error: unknown) => void }[] = [];
  #between: (() => void)[] = [];
  #open = false;
  #closed = false;
  readonly #turn = new Turn();

  constructor(directory: string | undefined, name = TABLE_FILE) {
    if (directory !== undefined) mkdirSync(directory, { recursive: true, mode: 0o700 });
    this.#sqlite = new DatabaseSync(directory === undefined ? ':memory:' : ownFile(directory, name));
    if (directory !== undefined) refuseDamage(this.#sqlite, join(directory, name));
    this.#sqlite.exec(
      'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -4096; PRAGMA wal_autocheckpoint = 4000; PRAGMA temp_store = MEMORY',
    );
    const version = Number(this.#sqlite.prepare('PRAGMA user_version').get()?.user_version);
    if (version > TABLE_VERSION) {
      this.#sqlite.close();
      throw new Error(
        `Expected a table of schema ${TABLE_VERSION} or older, found ${version}: it was written by a newer Kinbridge.`,
      );
    }
    this.#sqlite.exec(`${SCHEMA} PRAGMA user_version = ${TABLE_VERSION}`);
  }

  one(sql: string, ...values: Value[]): Row | undefined {
    return this.#statement(sql).get(...values) as Row | undefined;
  }

  all(sql: string, ...values: Value[]): Row[] {
    return this.#statement(sql).all(...values) as Row[];
  }

  rows(sql: string, ...values: Value[]): Iterable<Row> {
    return this.#statement(sql).iterate(...values) as Iterable<Row>;
  }

  run(sql: string, ...values: Value[]): { changes: number; id: number } {
    const { changes, lastInsertRowid } = this.#statement(sql).run(...values);
    return { changes: Number(changes), id: Number(lastInsertRowid) };
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#sqlite.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }

  /** Reads; the answer comes once everything it may have seen is on disk. */
  read<T>(work: () => T): Promise<T> {
    if (this.#open) return this.#afterCommit(work);
    return this.#turn.isLong() ? afterOthers().then(() => this.read(work)) : settled(work);
  }

  /** Checks and then writes: `work` must throw before its first write or not at all, except for a disk fault. */
  write<T>(work: () => T): Promise<T> {
    if (this.#closed) return Promise.reject(new Error('The table is closed.'));
    if (!this.#open) {
      try {
        this.#sqlite.exec('BEGIN IMMEDIATE');
      } catch (error) {
        return Promise.reject(asTold(error));
      }
      this.#open = true;
      setImmediate(() => this.#commit());
    }
    return this.#afterCommit(work);
  }

  /** Runs between two commits, so that `work` finds everything on disk and nothing half written. */
  between<T>(work: () => T): Promise<T> {
    if (!this.#open) return settled(work);
    return new Promise<T>((resolve, reject) => {
      this.#between.push(() => settled(work).then(resolve, reject));
    });
  }

  /** Writes a copy as it is on disk, without what was deleted; what is being written is committed first. */
  copyTo(file: string): void {
    this.#commit();
    this.#sqlite.prepare('VACUUM INTO ?').run(file);
  }

  #afterCommit<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      try {
        const answer = work();
        this.#waiting.push({ settle: () => resolve(answer), reject });
      } catch (error) {
        if (isOfDisk(error)) this.#rollBack(error);
        const told = asTold(error);
        this.#waiting.push({ settle: () => reject(told), reject });
      }
    });
  }

  #commit(): void {
    if (this.#open) {
      try {
        this.#sqlite.exec('COMMIT');
        this.#open = false;
      } catch (error) {
        this.#rollBack(error);
      }
    }
    if (!this.#open) for (const work of this.#between.splice(0)) work();
    this.#settle();
  }

  #settle(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { settle } of waiting) settle();
  }

  #rollBack(error: unknown): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#open = false;
    try {
      this.#sqlite.exec('ROLLBACK');
    } catch {
      // SQLite has already rolled back.
    }
    const told = asTold(error);
    for (const { reject } of waiting) reject(told);
    setImmediate(() => this.#commit());
  }

  /** From now on, what is deleted or replaced is overwritten in the file. */
  overwriteDeleted(): void {
    this.#sqlite.exec('PRAGMA secure_delete = ON');
  }

  /** Writes the file anew, without what was deleted; nobody is answered meanwhile: seconds for each gigabyte. */
  compact(): Promise<void> {
    return this.between(() => this.#sqlite.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  /** Empties the log beside the file, so that what was replaced is nowhere in it any more. */
  emptyLog(): Promise<void> {
    return this.between(() => this.#sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
  }

  /** Of the file, in bytes; 0 in memory. */
  get size(): number {
    const { bytes } = this.one(
      'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size',
    )!;
    return Number(bytes);
  }

  limit(bytes: number): void {
    const { page_size: page } = this.#sqlite.prepare('PRAGMA page_size').get() as { page_size: number };
    this.#sqlite.exec(`PRAGMA max_page_count = ${Math.max(1, Math.floor(bytes / page))}`);
  }

  close(): void {
    if (this.#closed) return;
    this.#commit();
    this.#closed = true;
    this.#statements.clear();
    this.#sqlite.close();
  }
}

const settled = <T>(work: () => T): Promise<T> => {
  try {
    return Promise.resolve(work());
  } catch (error) {
    return Promise.reject(error);
  }
};
