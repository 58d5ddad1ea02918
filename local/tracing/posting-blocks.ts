import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { PostingList, PostingQuery } from '../../domain/tracing/index/port.ts';
import type { PostingBuilder } from './posting-builder.ts';
import { PostingSink } from './posting-sink.ts';

/** The block size, such that two blocks fit a page. */
const BLOCK = 448;
/** Fewer postings than this are written row by row; more become a segment of sorted blocks. */
const SMALL = 50_000;
const ROW = 9;
const CACHED_BLOCKS = 4096;

/** A run of sorted blocks, numbered on from `block`; `firsts` has the place (key × 256 + year) that each begins with. */
interface Segment {
  readonly block: number;
  readonly firsts: Float64Array;
}

/**
 * Postings on disk: sorted segments of blocks (bulk), and a table of single rows (new registrations). A block packs
 * keys, persons (32 bits each) and year bytes.
 */
export class PostingBlocks {
  readonly #db: DatabaseSync;
  readonly #block: StatementSync;
  readonly #rows: StatementSync;
  readonly #cache = new Map<number, Uint8Array>();
  #segments: readonly Segment[];
  #anyRows: boolean;

  constructor(db: DatabaseSync) {
    db.exec(`
      CREATE TABLE IF NOT EXISTS block (number INTEGER PRIMARY KEY, data BLOB NOT NULL);
      CREATE TABLE IF NOT EXISTS segment (number INTEGER PRIMARY KEY, block INTEGER NOT NULL, firsts BLOB NOT NULL);
      CREATE TABLE IF NOT EXISTS posting (place INTEGER, person INTEGER, PRIMARY KEY (place, person)) WITHOUT ROWID;
    `);
    this.#db = db;
    this.#block = db.prepare('SELECT data FROM block WHERE number = ?');
    this.#rows = db.prepare(
      'SELECT place, person FROM posting WHERE place BETWEEN ? AND ? ORDER BY place, person LIMIT ?',
    );
    this.#segments = this.#readSegments();
    this.#anyRows = db.prepare('SELECT 1 FROM posting LIMIT 1').get() !== undefined;
  }

  #readSegments(): Segment[] {
    const rows = this.#db.prepare('SELECT block, firsts FROM segment ORDER BY number').all();
    return (rows as { block: number; firsts: Uint8Array }[]).map(({ block, firsts }) => ({
      block,
      firsts: new Float64Array(firsts.slice().buffer),
    }));
  }

  write(builder: PostingBuilder): void {
    const { keys, years, persons } = builder.drain();
    if (keys.length < SMALL) this.#writeRows(keys, years, persons);
    else this.#writeSegment(keys, years, persons);
  }

  #writeRows(keys: Uint32Array, years: Uint8Array, persons: Uint32Array): void {
    const insert = this.#db.prepare('INSERT OR IGNORE INTO posting VALUES (?, ?)');
    for (let i = 0; i < keys.length; i++) insert.run(keys[i]! * 256 + years[i]!, persons[i]!);
    if (keys.length > 0) this.#anyRows = true;
  }

  #writeSegment(keys: Uint32Array, years: Uint8Array, persons: Uint32Array): void {
    const last = this.#db.prepare('SELECT coalesce(max(number), 0) AS number FROM block').get();
    const block = (last as { number: number }).number + 1;
    const firsts = new Float64Array(Math.ceil(keys.length / BLOCK));
    const insert = this.#db.prepare('INSERT INTO block VALUES (?, ?)');
    for (let at = 0; at < firsts.length; at++) {
      const from = at * BLOCK;
      const to = Math.min(from + BLOCK, keys.length);
      const data = new Uint8Array((to - from) * ROW);
      data.set(new Uint8Array(keys.buffer, from * 4, (to - from) * 4), 0);
      data.set(new Uint8Array(persons.buffer, from * 4, (to - from) * 4), (to - from) * 4);
      data.set(years.subarray(from, to), (to - from) * 8);
      insert.run(block + at, data);
      firsts[at] = keys[from]! * 256 + years[from]!;
    }
    const insertSegment = this.#db.prepare('INSERT INTO segment (block, firsts) VALUES (?, ?)');
    insertSegment.run(block, new Uint8Array(firsts.buffer));
    this.#segments = [...this.#segments, { block, firsts }];
  }

  read(query: PostingQuery): PostingList {
    const sink = new PostingSink(query.limit);
    const low = query.key * 256 + query.from;
    const high = query.key * 256 + query.to;
    for (const segment of this.#segments) {
      sink.nextSource();
      this.#readSegment(segment, low, high, sink);
    }
    if (this.#anyRows) {
      sink.nextSource();
      for (const row of this.#rows.all(low, high, query.limit) as { place: number; person: number }[])
        sink.add(row.place % 256, row.person);
    }
    return sink.list();
  }

  #readSegment({ block, firsts }: Segment, low: number, high: number, sink: PostingSink): void {
    for (let at = Math.max(0, firstFrom(firsts, low) - 1); at < firsts.length; at++) {
      if (firsts[at]! > high) return;
      const data = this.#read(block + at);
      const count = data.length / ROW;
      const columns = new Uint32Array(data.buffer, data.byteOffset, count * 2);
      const years = data.subarray(count * 8);
      for (let i = lowerBound(columns, years, count, low); i < count; i++) {
        if (columns[i]! * 256 + years[i]! > high || sink.full) return;
        sink.add(years[i]!, columns[count + i]!);
      }
    }
  }

  #read(number: number): Uint8Array {
    let data = this.#cache.get(number);
    if (data === undefined) {
      data = (this.#block.get(number) as { data: Uint8Array }).data;
      if (this.#cache.size >= CACHED_BLOCKS) this.#cache.clear();
      this.#cache.set(number, data);
    }
    return data;
  }
}

function firstFrom(firsts: Float64Array, low: number): number {
  let from = 0;
  let to = firsts.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (firsts[middle]! < low) from = middle + 1;
    else to = middle;
  }
  return from;
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
