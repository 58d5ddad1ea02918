import type { Blind, IndexKeys } from '../../contracts/person-index.ts';
import { tracingKeys } from '../../contracts/person-index.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { present } from '../../domain/kernel/present.ts';
import { indexedPerson } from '../../domain/tracing/index/index-entry.ts';
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
import type { Table } from './dynamodb.ts';
import { inParallel, queryFirst, readAll } from './tracing-index-batches.ts';
import { blindVersion, personsIn } from './tracing-index-entries.ts';
import { changeEntries } from './tracing-index-writes.ts';

/** Up to this many persons of another version are tolerated: counts may be off by one after a crash. */
const FEW = 2;
const SHARE_OF_FEW = 0.01;

const within = (pk: string) => ({
  KeyConditionExpression: 'pk = :pk',
  ExpressionAttributeValues: { ':pk': pk },
});

/** The index in the shared table, in partitions of its own: tracing's, or the registry's. */
export class DynamoDbTracingIndex implements TracingIndex {
  readonly #table: Table;
  readonly #version: string;
  readonly #keysBy: (blind: Blind) => IndexKeys;

  constructor(table: Table, version: string = indexVersion(), keysBy = tracingKeys) {
    this.#table = table;
    this.#version = blindVersion(version);
    this.#keysBy = keysBy;
  }

  async #keys(): Promise<IndexKeys> {
    return this.#keysBy(await this.#table.blind());
  }

  add(entries: readonly IndexEntry[]): Promise<void> {
    return this.change(entries, []);
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.change([], ids);
  }

  /** Adds persons and removes others in one round of reads and writes. */
  change(entries: readonly IndexEntry[], gone: readonly string[]): Promise<void> {
    return changeEntries(this.#table, { entries, gone }, this.#version, this.#keysBy);
  }

  async size(): Promise<number> {
    const [size] = await this.frequencies([(await this.#keys()).everyone]);
    return present(size, 'the number of all persons');
  }

  /**
   * The size; throws `StoreBusy` while more than a few persons are indexed under the keys of another version, where
   * no search finds them.
   */
  async currentSize(): Promise<number> {
    const keys = await this.#keys();
    const codes = [keys.everyone, keys.ofVersion(this.#version)];
    const [all, current] = (await this.frequencies(codes)) as [number, number];
    if (all - current <= Math.max(FEW, all * SHARE_OF_FEW)) return all;
    throw new CaseError(
      'StoreBusy',
      `Expected a tracing index of version ${this.#version} (lexicon and letter tables), received one in which ${all - current} of ${all} persons are of another: FollowChanges has to be told of all persons again (docs/tracing.md, "Another lexicon").`,
    );
  }

  async postings(queries: readonly PostingQuery[]): Promise<PostingList[]> {
    const keys = await this.#keys();
    return inParallel(queries, (query) => this.#readPostings(keys, query));
  }

  async vocabulary(codes: readonly string[]): Promise<VocabularyHit[][]> {
    const keys = await this.#keys();
    return inParallel(codes, async (code) => {
      const words = await queryFirst(this.#table, within(keys.word(code)), MAX_WORDS_PER_CODE);
      return words
        .map(({ text, script }) => ({ text: String(text), script: String(script) }))
        .sort((a, b) => (a.text < b.text ? -1 : 1));
    });
  }

  async frequencies(codes: readonly string[]): Promise<number[]> {
    const keys = await this.#keys();
    const items = await readAll(
      this.#table,
      codes.map((code) => ({ pk: keys.count(code), sk: 'count' })),
    );
    const counts = new Map(items.map((item) => [String(item.pk), Number(item.persons)]));
    return codes.map((code) => counts.get(keys.count(code)) ?? 0);
  }

  async persons(hashes: readonly number[]): Promise<IndexedPerson[]> {
    const keys = await this.#keys();
    const items = await readAll(
      this.#table,
      hashes.map((hash) => ({ pk: keys.person(hash), sk: 'person' })),
    );
    return items.flatMap((item) =>
      Object.entries(personsIn(item)).map(([id, person]) => indexedPerson(id, JSON.parse(person))),
    );
  }

  async #readPostings(keys: IndexKeys, { key, from, to, limit }: PostingQuery): Promise<PostingList> {
    const range = {
      ':pk': keys.posting(key),
      ':from': keys.place(from),
      ':to': `${keys.place(to)}~`,
    };
    const items = await queryFirst(
      this.#table,
      { KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to', ExpressionAttributeValues: range },
      limit,
    );
    const places = items.map(({ sk }) => String(sk).split('#').map(Number));
    return {
      years: Uint8Array.from(places, ([year]) => present(year, 'the year of a posting')),
      hashes: Uint32Array.from(places, ([, hash]) => present(hash, 'the person of a posting')),
    };
  }
}
