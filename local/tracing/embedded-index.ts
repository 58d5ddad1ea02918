import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import {
  type IndexEntry,
  type IndexedPerson,
  MOST_WORDS_A_CODE,
  type PostingList,
  type PostingQuery,
  type TracingIndex,
  type VocabularyHit,
} from '../../domain/tracing/index/port.ts';
import { hash32 } from '../../domain/tracing/index/posting-keys.ts';
import { LivePostings } from './live-postings.ts';
import { PostingBlocks } from './posting-blocks.ts';
import { PostingBuilder } from './posting-builder.ts';

interface Known {
  number: number;
  codes: string;
}

const SEGMENT_POSTINGS = 12_000_000;

/** The index of one machine: node:sqlite in a file, or in memory for ':memory:'. */
export class EmbeddedTracingIndex implements TracingIndex {
  readonly #db: DatabaseSync;
  readonly #blocks: PostingBlocks;
  readonly #live: LivePostings;
  readonly #builder = new PostingBuilder();
  readonly #words = new Set<string>();
  readonly #counts = new Map<string, number>();
  readonly #statements: Record<
    'find' | 'insert' | 'replace' | 'remove' | 'byHash' | 'word' | 'codes' | 'frequency',
    StatementSync
  >;
  #segments: number[];
  #open = false;

  constructor(path: string) {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
    this.#db = new DatabaseSync(path);
    this.#db.exec(`
      PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536; PRAGMA busy_timeout = 10000;
      CREATE TABLE IF NOT EXISTS person (number INTEGER PRIMARY KEY, hash INTEGER NOT NULL, id TEXT NOT NULL, codes TEXT NOT NULL, body TEXT NOT NULL);
      CREATE INDEX IF NOT EXISTS person_hash ON person (hash);
      CREATE TABLE IF NOT EXISTS vocabulary (code TEXT, text TEXT, script TEXT, PRIMARY KEY (code, text)) WITHOUT ROWID;
      CREATE TABLE IF NOT EXISTS frequency (code TEXT PRIMARY KEY, persons INTEGER NOT NULL) WITHOUT ROWID;
    `);
    this.#blocks = new PostingBlocks(this.#db);
    this.#live = new LivePostings(this.#db);
    this.#segments = this.#blocks.segments();
    const prepare = (sql: string) => this.#db.prepare(sql);
    this.#statements = {
      find: prepare('SELECT number, codes FROM person WHERE hash = ? AND id = ?'),
      insert: prepare('INSERT INTO person (hash, id, codes, body) VALUES (?, ?, ?, ?)'),
      replace: prepare('UPDATE person SET codes = ?, body = ? WHERE number = ?'),
      remove: prepare('DELETE FROM person WHERE number = ?'),
      byHash: prepare('SELECT id, body FROM person WHERE hash = ?'),
      word: prepare('INSERT OR IGNORE INTO vocabulary VALUES (?, ?, ?)'),
      codes: prepare(
        `SELECT text, script FROM vocabulary WHERE code = ? ORDER BY text LIMIT ${MOST_WORDS_A_CODE}`,
      ),
      frequency: prepare('SELECT persons FROM frequency WHERE code = ?'),
    };
  }

  async add(entries: readonly IndexEntry[]): Promise<void> {
    this.#begin();
    for (const entry of entries) this.#addOne(entry);
    if (this.#builder.length >= SEGMENT_POSTINGS) this.#flush();
  }

  async remove(ids: readonly string[]): Promise<void> {
    this.#begin();
    for (const id of ids) {
      const known = this.#statements.find.get(hash32(id), id) as Known | undefined;
      if (known === undefined) continue;
      this.#statements.remove.run(known.number);
      for (const code of JSON.parse(known.codes) as string[]) this.#count(code, -1);
      this.#live.changed(hash32(id));
    }
  }

  #begin(): void {
    if (!this.#open) this.#db.exec('BEGIN');
    this.#open = true;
  }

  #addOne(entry: IndexEntry): void {
    const { find, insert, replace, word } = this.#statements;
    const body = JSON.stringify(entry.person);
    const codes = JSON.stringify(entry.codes);
    const known = find.get(entry.hash, entry.id) as Known | undefined;
    if (known === undefined) insert.run(entry.hash, entry.id, codes, body);
    else {
      replace.run(codes, body, known.number);
      for (const code of JSON.parse(known.codes) as string[]) this.#count(code, -1);
      this.#live.changed(entry.hash);
    }
    for (const code of entry.codes) this.#count(code, 1);
    for (const key of entry.keys) this.#builder.add(key, entry.year, entry.hash);
    for (const { text, script, codes } of entry.words) {
      if (this.#words.has(text)) continue;
      this.#words.add(text);
      for (const code of codes) word.run(code, text, script);
    }
  }

  #count(code: string, change: number): void {
    this.#counts.set(code, (this.#counts.get(code) ?? 0) + change);
  }

  #flush(): void {
    if (!this.#open) return;
    this.#blocks.write(this.#builder);
    const count = this.#db.prepare(
      'INSERT INTO frequency VALUES (?, ?) ON CONFLICT DO UPDATE SET persons = persons + excluded.persons',
    );
    for (const [code, change] of this.#counts) count.run(code, change);
    this.#counts.clear();
    this.#db.exec('COMMIT');
    this.#open = false;
    this.#segments = this.#blocks.segments();
  }

  async size(): Promise<number> {
    return (this.#db.prepare('SELECT count(*) AS size FROM person').get() as { size: number }).size;
  }

  async postings(queries: readonly PostingQuery[]): Promise<PostingList[]> {
    this.#flush();
    return queries.map((query) =>
      this.#live.only(query, (wider) => this.#blocks.read(wider, this.#segments)),
    );
  }

  async vocabulary(codes: readonly string[]): Promise<VocabularyHit[]> {
    const hits = new Map<string, VocabularyHit>();
    for (const code of codes) {
      for (const { text, script } of this.#statements.codes.all(code) as unknown as VocabularyHit[])
        hits.set(text, { text, script });
    }
    return [...hits.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
  }

  async frequencies(codes: readonly string[]): Promise<number[]> {
    this.#flush();
    return codes.map(
      (code) => (this.#statements.frequency.get(code) as { persons: number } | undefined)?.persons ?? 0,
    );
  }

  async persons(hashes: readonly number[]): Promise<IndexedPerson[]> {
    const out: IndexedPerson[] = [];
    for (const hash of new Set(hashes)) {
      for (const { id, body } of this.#statements.byHash.all(hash) as { id: string; body: string }[]) {
        out.push({ id, person: JSON.parse(body) as IndexedPerson['person'] });
      }
    }
    return out.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** Writes what is pending and closes the file. */
  close(): void {
    this.#flush();
    this.#db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    this.#db.close();
  }
}
