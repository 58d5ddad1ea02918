import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { preparedEntry } from '../../domain/tracing/index/index-entry.ts';
import type { IndexedPerson, PostingList, PostingQuery } from '../../domain/tracing/index/port.ts';

/** The keys and years under which a changed person is now indexed, as `key × 256 + year`. */
type Places = ReadonlySet<number>;

/**
 * Segments are never rewritten, so they keep the postings of persons who were replaced or removed. This remembers
 * those persons, and filters outdated postings out of a list.
 */
export class LivePostings {
  readonly #changed: Map<number, Places | undefined>;
  readonly #insert: StatementSync;
  readonly #persons: (hash: number) => readonly IndexedPerson[];

  constructor(db: DatabaseSync, persons: (hash: number) => readonly IndexedPerson[]) {
    db.exec('CREATE TABLE IF NOT EXISTS changed (hash INTEGER PRIMARY KEY)');
    const rows = db.prepare('SELECT hash FROM changed').all() as { hash: number }[];
    this.#changed = new Map(rows.map(({ hash }) => [hash, undefined]));
    this.#insert = db.prepare('INSERT OR IGNORE INTO changed VALUES (?)');
    this.#persons = persons;
  }

  /** The person was replaced or removed. */
  changed(hash: number): void {
    this.#insert.run(hash);
    this.#changed.set(hash, undefined);
  }

  /** The answer to a query without the outdated postings of changed persons. */
  only(query: PostingQuery, read: (query: PostingQuery) => PostingList): PostingList {
    if (this.#changed.size === 0) return read(query);
    const list = read({ ...query, limit: query.limit + this.#changed.size });
    const rows = [...list.hashes.keys()].filter((row) =>
      this.#holds(query.key * 256 + list.years[row]!, list.hashes[row]!),
    );
    const first = rows.slice(0, query.limit);
    return {
      hashes: Uint32Array.from(first, (row) => list.hashes[row]!),
      years: Uint8Array.from(first, (row) => list.years[row]!),
    };
  }

  #holds(place: number, hash: number): boolean {
    if (!this.#changed.has(hash)) return true;
    let places = this.#changed.get(hash);
    if (places === undefined) {
      places = this.#placesOf(hash);
      this.#changed.set(hash, places);
    }
    return places.has(place);
  }

  #placesOf(hash: number): Places {
    const places = new Set<number>();
    for (const { id, person } of this.#persons(hash)) {
      const { keys, year } = preparedEntry(id, person);
      for (const key of keys) places.add(key * 256 + year);
    }
    return places;
  }
}
