import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** An event for the audit: codes and ids, never a name, an address or typed text. */
export interface SignInEvent {
  readonly person: string;
  readonly act: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly code?: string;
}

const FILE = 'sign-in.sqlite';
const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE IF NOT EXISTS account (id TEXT PRIMARY KEY, name TEXT NOT NULL, office TEXT, roles TEXT NOT NULL,
    password TEXT NOT NULL, second TEXT, step INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0,
    locked_until INTEGER NOT NULL DEFAULT 0, since INTEGER NOT NULL DEFAULT 0) STRICT;
  CREATE TABLE IF NOT EXISTS invented (id TEXT PRIMARY KEY, content TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS ended (session TEXT PRIMARY KEY, until INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS seen (session TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS event (seq INTEGER PRIMARY KEY AUTOINCREMENT, content TEXT NOT NULL) STRICT;`;

const LATER_COLUMNS = {
  suspended: 'INTEGER NOT NULL DEFAULT 0',
  added: 'INTEGER NOT NULL DEFAULT 0',
  language: 'TEXT',
  subject: 'TEXT',
};

/**
 * Who may sign in, which sessions ended, and what the audit has not received yet: a file accessible to its owner
 * only.
 */
export class SignInStore {
  readonly database: DatabaseSync;

  constructor(folder: string | undefined) {
    const file = folder === undefined ? ':memory:' : join(folder, FILE);
    // SQLite gives its journals the mode of the file.
    if (folder !== undefined) closeSync(openSync(file, 'a', 0o600));
    this.database = new DatabaseSync(file, { timeout: 5000 });
    this.database.exec(SCHEMA);
    this.#widen();
  }

  /** Columns that earlier versions did not have. */
  #widen(): void {
    const known = this.database.prepare("SELECT name FROM pragma_table_info('account')").all();
    for (const [column, type] of Object.entries(LATER_COLUMNS))
      if (!known.some(({ name }) => name === column))
        this.database.exec(`ALTER TABLE account ADD COLUMN ${column} ${type}`);
  }

  /** A folder is real from its first account on; until then anyone can sign in as anyone. */
  get isReal(): boolean {
    return this.database.prepare('SELECT 1 FROM account LIMIT 1').get() !== undefined;
  }

  note(event: SignInEvent): void {
    this.database.prepare('INSERT INTO event (content) VALUES (?)').run(JSON.stringify(event));
  }

  /** The oldest events that the audit has not received. */
  waiting(): { seq: number; event: SignInEvent } | undefined {
    const row = this.database.prepare('SELECT seq, content FROM event ORDER BY seq LIMIT 1').get();
    return row && { seq: Number(row.seq), event: JSON.parse(String(row.content)) as SignInEvent };
  }

  told(seq: number): void {
    this.database.prepare('DELETE FROM event WHERE seq = ?').run(seq);
  }

  /** All of it, or nothing. */
  atOnce<T>(work: () => T): T {
    if (this.database.isTransaction) return work();
    this.database.exec('BEGIN IMMEDIATE');
    try {
      const done = work();
      this.database.exec('COMMIT');
      return done;
    } catch (error) {
      this.database.exec('ROLLBACK');
      throw error;
    }
  }

  /** Writes a copy as it is on disk. */
  copyTo(file: string): void {
    this.database.prepare('VACUUM INTO ?').run(file);
  }

  close(): void {
    this.database.close();
  }
}

/** Whether a data folder has accounts, without creating anything in it. */
export function isRealFolder(dataDir: string): boolean {
  const folder = join(dataDir, 'identity');
  if (!existsSync(join(folder, FILE))) return false;
  const store = new SignInStore(folder);
  try {
    return store.isReal;
  } finally {
    store.close();
  }
}
