import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { preparedEntry } from '../../domain/tracing/index/index-entry.ts';
import type { IndexEntry, IndexedPerson } from '../../domain/tracing/index/port.ts';
import { Dictionary } from './dictionary.ts';
import { PersonCodec } from './person-codec.ts';

interface Known {
  number: number;
  body: Uint8Array;
}

/** The registered persons, one row each, found by the hash of their id. */
export class PersonTable {
  readonly #codec: PersonCodec;
  readonly #statements: Record<'find' | 'insert' | 'replace' | 'remove' | 'byHash', StatementSync>;

  constructor(db: DatabaseSync) {
    db.exec(`
      CREATE TABLE IF NOT EXISTS person (number INTEGER PRIMARY KEY, hash INTEGER NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL);
      CREATE INDEX IF NOT EXISTS person_hash ON person (hash);
    `);
    this.#codec = new PersonCodec(new Dictionary(db));
    this.#statements = {
      find: db.prepare('SELECT number, body FROM person WHERE hash = ? AND id = ?'),
      insert: db.prepare('INSERT INTO person (hash, id, body) VALUES (?, ?, ?)'),
      replace: db.prepare('UPDATE person SET body = ? WHERE number = ?'),
      remove: db.prepare('DELETE FROM person WHERE number = ?'),
      byHash: db.prepare(
        'SELECT person.id, body FROM json_each(?) AS sought JOIN person ON person.hash = sought.value',
      ),
    };
    this.#statements.byHash.setReturnArrays(true);
  }

  /** Adds a person; returns the entry it replaces. */
  put(entry: IndexEntry): IndexEntry | undefined {
    const { find, insert, replace } = this.#statements;
    const body = this.#codec.encode(entry.person);
    const known = find.get(entry.hash, entry.id) as Known | undefined;
    if (known === undefined) insert.run(entry.hash, entry.id, body);
    else replace.run(body, known.number);
    return known && this.#entryOf(entry.id, known.body);
  }

  /** Removes a person; returns the previous entry. */
  take(id: string, hash: number): IndexEntry | undefined {
    const known = this.#statements.find.get(hash, id) as Known | undefined;
    if (known !== undefined) this.#statements.remove.run(known.number);
    return known && this.#entryOf(id, known.body);
  }

  /** Everyone whose id has one of these hashes, in one query. */
  read(hashes: readonly number[]): IndexedPerson[] {
    const rows: unknown = this.#statements.byHash.all(JSON.stringify(hashes));
    return (rows as [id: string, body: Uint8Array][]).map(([id, body]) => this.#codec.decode(id, body));
  }

  #entryOf(id: string, body: Uint8Array): IndexEntry {
    return preparedEntry(id, this.#codec.decode(id, body).person);
  }
}
