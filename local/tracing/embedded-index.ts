import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { indexVersion } from '../../domain/tracing/index/index-version.ts';
import {
  type IndexEntry,
  type IndexedPerson,
  MAX_WORDS_PER_CODE,
  type PostingList,
  type PostingQuery,
  type TracingIndex,
  type VocabularyHit,
} from '../../domain/tracing/index/port.ts';
import { hash32 } from '../../domain/tracing/index/posting-keys.ts';
import { LivePostings } from './live-postings.ts';
import { PersonTable } from './person-table.ts';
import { PostingBlocks } from './posting-blocks.ts';
import { PostingBuilder } from './posting-builder.ts';

/** Less than a power of two, to which the builder's columns grow. */
const SEGMENT_POSTINGS = 8_000_000;
/** Layout of the file; another layout is refused. */
const LAYOUT = 3;
/** All persons are counted under this; no posting code is empty. */
const EVERYONE = '';

/** The file was written in another layout, or with another lexicon or letter tables. */
export class OtherIndexError extends Error {
  override readonly name = 'OtherIndexError';

  constructor(path: string, expected: string, received: string) {
    super(
      `${path}: expected an index of ${expected}, received ${received}: remove the file and index the whole registry again ("tracing index")`,
    );
  }
}

/** The index of one machine: node:sqlite in a file, or in memory for ':memory:'. */
export class EmbeddedTracingIndex implements TracingIndex {
  readonly #db: DatabaseSync;
  readonly #persons: PersonTable;
  readonly #blocks: PostingBlocks;
  readonly #live: LivePostings;
  readonly #builder = new PostingBuilder();
  readonly #words = new Set<string>();
  readonly #counts = new Map<string, number>();
  readonly #statements: Record<'word' | 'codes' | 'frequency' | 'count', StatementSync>;
  #open = false;

  constructor(path: string) {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    this.#db = new DatabaseSync(path);
    this.#check(path);
    this.#db.exec(`
      PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA busy_timeout = 10000;
      CREATE TABLE IF NOT EXISTS vocabulary (code TEXT, text TEXT, script TEXT, PRIMARY KEY (code, text)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS frequency (code TEXT PRIMARY KEY, persons INTEGER NOT NULL) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS version (version TEXT PRIMARY KEY) WITHOUT ROWID;
      INSERT OR IGNORE INTO version VALUES ('${indexVersion()}');
      PRAGMA user_version = ${LAYOUT};
    `);
    this.#persons = new PersonTable(this.#db);
    this.#blocks = new PostingBlocks(this.#db);
    this.#live = new LivePostings(this.#db, (hash) => this.#persons.read([hash]));
    const prepare = (sql: string) => this.#db.prepare(sql);
    this.#statements = {
      word: prepare('INSERT OR IGNORE INTO vocabulary VALUES (?, ?, ?)'),
      codes: prepare(
        `SELECT text, script FROM vocabulary WHERE code = ? ORDER BY text LIMIT ${MAX_WORDS_PER_CODE}`,
      ),
      frequency: prepare('SELECT persons FROM frequency WHERE code = ?'),
      count: prepare(
        'INSERT INTO frequency VALUES (?, ?) ON CONFLICT DO UPDATE SET persons = persons + excluded.persons',
      ),
    };
  }

  /** An index of another version would answer, but miss people, because their words have other keys. */
  #check(path: string): void {
    const read = (sql: string) => Object.values(this.#db.prepare(sql).get() ?? {})[0];
    if (read('SELECT count(*) FROM sqlite_schema') === 0) return;
    const layout = read('PRAGMA user_version');
    const version = layout === LAYOUT ? read('SELECT version FROM version') : undefined;
    if (version === indexVersion()) return;
    this.#db.close();
    if (layout !== LAYOUT) throw new OtherIndexError(path, `layout ${LAYOUT}`, `layout ${layout}`);
    throw new OtherIndexError(
      path,
      `version ${indexVersion()} (lexicon, gazetteer and letter tables)`,
      `version ${version}`,
    );
  }

  async add(entries: readonly IndexEntry[]): Promise<void> {
    this.#begin();
    for (const entry of entries) this.#addOne(entry);
    if (this.#builder.length >= SEGMENT_POSTINGS) this.#flush();
  }

  async remove(ids: readonly string[]): Promise<void> {
    this.#begin();
    for (const id of ids) {
      const hash = hash32(id);
      const before = this.#persons.take(id, hash);
      if (before !== undefined) this.#forget(before);
    }
  }

  #begin(): void {
    if (!this.#open) this.#db.exec('BEGIN');
    this.#open = true;
  }

  #addOne(entry: IndexEntry): void {
    const before = this.#persons.put(entry);
    if (before !== undefined) this.#forget(before);
    for (const code of [EVERYONE, ...entry.codes]) this.#count(code, 1);
    for (const key of entry.keys) this.#builder.add(key, entry.year, entry.hash);
    for (const { text, script, codes } of entry.words) {
      if (this.#words.has(text)) continue;
      this.#words.add(text);
      for (const code of codes) this.#statements.word.run(code, text, script);
    }
  }

  #forget(before: IndexEntry): void {
    for (const code of [EVERYONE, ...before.codes]) this.#count(code, -1);
    this.#live.changed(before.hash);
  }

  #count(code: string, change: number): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + change);
  }

  #flush(): void {
    if (!this.#open) return;
    this.#blocks.write(this.#builder);
    for (const [code, change] of this.#counts) this.#statements.count.run(code, change);
    this.#counts.clear();
    this.#db.exec('COMMIT');
    this.#open = false;
  }

  async size(): Promise<number> {
    return (await this.frequencies([EVERYONE]))[0]!;
  }

  async postings(queries: readonly PostingQuery[]): Promise<PostingList[]> {
    this.#flush();
    return queries.map((query) => this.#live.only(query, (wider) => this.#blocks.read(wider)));
  }

  async vocabulary(codes: readonly string[]): Promise<VocabularyHit[][]> {
    return codes.map((code) => this.#statements.codes.all(code) as unknown as VocabularyHit[]);
  }

  async frequencies(codes: readonly string[]): Promise<number[]> {
    this.#flush();
    return codes.map(
      (code) => (this.#statements.frequency.get(code) as { persons: number } | undefined)?.persons ?? 0,
    );
  }

  async persons(hashes: readonly number[]): Promise<IndexedPerson[]> {
    return this.#persons.read([...new Set(hashes)]);
  }

  /** Writes what is pending and closes the file. */
  close(): void {
    this.#flush();
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#db.close();
  }
}
