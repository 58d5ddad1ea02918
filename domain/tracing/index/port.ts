import type { PackedPerson, PreparedPerson } from '../persons/prepared-person.ts';

/** A person as passed to an index: what to store, and everything by which it can be found. */
export interface IndexEntry {
  readonly id: string;
  /** Hash of the id; the order of persons under a key. */
  readonly hash: number;
  /** Year byte of the birth, 0 if unknown. */
  readonly year: number;
  /** Hashed posting keys. */
  readonly keys: readonly number[];
  /** Posting codes of the words of the names, for counting bearers. */
  readonly codes: readonly string[];
  /** Words of the person's names and relatives, for the vocabulary. */
  readonly words: readonly VocabularyWord[];
  readonly person: PackedPerson;
}

export interface VocabularyWord {
  readonly text: string;
  readonly script: string;
  /** The vocabulary codes under which the word can be found. */
  readonly codes: readonly string[];
}

/** A person as an index returns it. */
export interface IndexedPerson {
  readonly id: string;
  readonly person: PreparedPerson;
  /** Fingerprint of the registered record, where the registry keeps one. */
  readonly evidence?: string;
}

/** A query for the persons under a key: births between two year bytes (inclusive), the first `limit` of them. */
export interface PostingQuery {
  readonly key: number;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}

/** Persons under a key by the hash of their id, in order of year byte, then hash; each pair once. */
export interface PostingList {
  readonly hashes: Uint32Array;
  readonly years: Uint8Array;
}

/**
 * Where an index is stored. Both adapters give the same answers for the same persons, in whatever order they were
 * added: `embedded` (node:sqlite, on disk or in memory) and DynamoDB (inverted lists, paged).
 */
export interface TracingIndex {
  /** Adds persons; one with a known id is replaced. */
  add(entries: readonly IndexEntry[]): Promise<void>;
  /** Removes persons by id; it is no error if one is not there. */
  remove(ids: readonly string[]): Promise<void>;
  /** How many persons the index holds. */
  size(): Promise<number>;
  /** One list per query, in the order of the queries. */
  postings(queries: readonly PostingQuery[]): Promise<PostingList[]>;
  /** Words of the registry under each of the vocabulary codes, one list per code, ordered by text. */
  vocabulary(codes: readonly string[]): Promise<VocabularyHit[][]>;
  /** How many persons have a word of each posting code. */
  frequencies(codes: readonly string[]): Promise<number[]>;
  /** The persons with these id hashes, in any order; a hash shared by two ids gives both. */
  persons(hashes: readonly number[]): Promise<IndexedPerson[]>;
}

/**
 * A vocabulary lookup returns at most this many words per code, the first by text: lists stay bounded in any
 * registry.
 */
export const MAX_WORDS_PER_CODE = 4000;

export interface VocabularyHit {
  readonly text: string;
  readonly script: string;
}
