import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { PostingList, PostingQuery } from '../../domain/tracing/index/port.ts';
import type { PostingBuilder } from './posting-builder.ts';

const BLOCK = 512;
/** Fewer postings than this are written row by row; more become a segment of sorted blocks. */
const SMALL = 50_000;
const ROW = 9;

/**
 * Postings on disk: sorted segments of blocks (bulk), and a table of single rows (new registrations).
 * A block packs up to 512 postings: keys, persons (32 bits each), year bytes. `first` is key × 256 + year of the first.
 */
export class PostingBlocks {
  readonly #db: DatabaseSync;
  readonly #start: StatementSync;
  readonly #block: StatementSync;
  readonly #rows: StatementSync;

  constructor(db: DatabaseSync) {
    db.exec(`
      CREATE TABLE IF NOT EXISTS block (number INTEGER PRIMARY KEY, segment INTEGER NOT NULL, first INTEGER NOT NULL, data BLOB NOT NULL);
      CREATE INDEX IF NOT EXISTS block_first ON block (segment, first);
      CREATE TABLE IF NOT EXISTS posting (place INTEGER, person INTEGER, PRIMARY KEY (place, person)) WITHOUT ROWID;
    `);
    this.#db = db;
    this.#start = db.prepare(
      'SELECT number FROM block WHERE segment = ? AND first < ? ORDER BY first DESC, number DESC LIMIT 1',
    );
    this.#block = db.prepare('SELECT segment, first, data FROM block WHERE number = ?');
    this.#rows = db.prepare(
      'SELECT place, person FROM posting WHERE place BETWEEN ? AND ? ORDER BY place, person LIMIT ?',
    );
  }

  write(builder: PostingBuilder): void {
    const { keys, years, persons } = builder.drain();
    if (keys.length < SMALL) this.#writeRows(keys, years, persons);
    else this.#writeSegment(keys, years, persons);
  }

  #writeRows(keys: Uint32Array, years: Uint8Array, persons: Uint32Array): void {
    const insert = this.#db.prepare('INSERT OR IGNORE INTO posting VALUES (?, ?)');
    for (let i = 0; i < keys.length; i++) insert.run(keys[i]! * 256 + years[i]!, persons[i]!);
  }

  #writeSegment(keys: Uint32Array, years: Uint8Array, persons: Uint32Array): void {
    const last = this.#db.prepare('SELECT max(segment) AS segment FROM block').get() as {
      segment: number | null;
    };
    const segment = (last.segment ?? 0) + 1;
    const insert = this.#db.prepare('INSERT INTO block (segment, first, data) VALUES (?, ?, ?)');
    for (let from = 0; from < keys.length; from += BLOCK) {
      const to = Math.min(from + BLOCK, keys.length);
      const data = new Uint8Array((to - from) * ROW);
      data.set(new Uint8Array(keys.buffer, from * 4, (to - from) * 4), 0);
      data.set(new Uint8Array(persons.buffer, from * 4, (to - from) * 4), (to - from) * 4);
      data.set(years.subarray(from, to), (to - from) * 8);
      insert.run(segment, keys[from]! * 256 + years[from]!, data);
    }
  }

  segments(): number[] {
    const rows = this.#db.prepare('SELECT DISTINCT segment FROM block ORDER BY segment').all() as {
      segment: number;
    }[];
    return rows.map((row) => row.segment);
  }

  read(query: PostingQuery, segments: readonly number[]): PostingList {
    const places: number[] = [];
    const persons: number[] = [];
    const low = query.key * 256 + query.from;
    const high = query.key * 256 + query.to;
    for (const segment of segments) this.#readSegment(segment, low, high, query.limit, places, persons);
    for (const row of this.#rows.all(low, high, query.limit) as { place: number; person: number }[]) {
      places.push(row.place);
      persons.push(row.person);
    }
    return merge(places, persons, query.limit);
  }

  #readSegment(
    segment: number,
    low: number,
    high: number,
    limit: number,
    places: number[],
    persons: number[],
  ): void {
    const start = this.#start.get(segment, low) as { number: number } | undefined;
    let number = start?.number ?? this.#firstOf(segment);
    const most = places.length + limit;
    for (; ; number++) {
      const row = this.#block.get(number) as { segment: number; first: number; data: Uint8Array } | undefined;
      if (row === undefined || row.segment !== segment || row.first > high) return;
      const count = row.data.length / ROW;
      const columns = new Uint32Array(row.data.buffer, row.data.byteOffset, count * 2);
      const years = row.data.subarray(count * 8);
      for (let i = lowerBound(columns, years, count, low); i < count; i++) {
        const place = columns[i]! * 256 + years[i]!;
        if (place > high || places.length >= most) return;
        places.push(place);
        persons.push(columns[count + i]!);
      }
    }
  }

  #firstOf(segment: number): number {
    return (
      this.#db.prepare('SELECT min(number) AS number FROM block WHERE segment = ?').get(segment) as {
        number: number;
      }
    ).number;
  }
}

function lowerBound(keys: Uint32Array, years: Uint8Array, count: number, low: number): number {
  let from = 0;
  let to = count;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (keys[middle]! * 256 + years[middle]! < low) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Sorted by place and person, each pair once, the first `limit`. */
function merge(places: readonly number[], persons: readonly number[], limit: number): PostingList {
  const order = places.map((_, i) => i).sort((a, b) => places[a]! - places[b]! || persons[a]! - persons[b]!);
  const kept = order.filter(
    (row, i) => i === 0 || places[order[i - 1]!] !== places[row] || persons[order[i - 1]!] !== persons[row],
  );
  const first = kept.slice(0, limit);
  return {
    hashes: Uint32Array.from(first, (row) => persons[row]!),
    years: Uint8Array.from(first, (row) => places[row]! % 256),
  };
}
