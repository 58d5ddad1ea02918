import { tracingKeys } from '../../contracts/table.ts';
import { indexedPerson } from '../../domain/tracing/index/index-entry.ts';
import {
  type IndexEntry,
  type IndexedPerson,
  MOST_WORDS_A_CODE,
  type PostingList,
  type PostingQuery,
  type TracingIndex,
  type VocabularyHit,
} from '../../domain/tracing/index/port.ts';
import type { Table } from './dynamodb.ts';
import { inParallel, queryFirst, readAll } from './tracing-index-batches.ts';
import { addEntries, removeEntries } from './tracing-index-writes.ts';

const within = (pk: string) => ({
  KeyConditionExpression: 'pk = :pk',
  ExpressionAttributeValues: { ':pk': pk },
});

/** The index in the table that all functions share, in partitions of its own (`tracingKeys` in contracts/table.ts). */
export class DynamoDbTracingIndex implements TracingIndex {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  add(entries: readonly IndexEntry[]): Promise<void> {
    return addEntries(this.#table, entries);
  }

  remove(ids: readonly string[]): Promise<void> {
    return removeEntries(this.#table, ids);
  }

  async size(): Promise<number> {
    return (await this.frequencies([tracingKeys.everyone]))[0]!;
  }

  postings(queries: readonly PostingQuery[]): Promise<PostingList[]> {
    return inParallel(queries, (query) => this.#readPostings(query));
  }

  vocabulary(codes: readonly string[]): Promise<VocabularyHit[][]> {
    return inParallel(codes, async (code) => {
      const words = await queryFirst(this.#table, within(tracingKeys.word(code)), MOST_WORDS_A_CODE);
      return words.map(({ sk, script }) => ({ text: String(sk), script: String(script) }));
    });
  }

  async frequencies(codes: readonly string[]): Promise<number[]> {
    const items = await readAll(
      this.#table,
      codes.map((code) => ({ pk: tracingKeys.count(code), sk: 'count' })),
    );
    const counts = new Map(items.map((item) => [String(item.pk), Number(item.persons)]));
    return codes.map((code) => counts.get(tracingKeys.count(code)) ?? 0);
  }

  async persons(hashes: readonly number[]): Promise<IndexedPerson[]> {
    const items = await readAll(
      this.#table,
      hashes.map((hash) => ({ pk: tracingKeys.person(hash), sk: 'person' })),
    );
    return items.flatMap((item) =>
      Object.entries(item.persons as Record<string, string>).map(([id, person]) =>
        indexedPerson(id, JSON.parse(person)),
      ),
    );
  }

  async #readPostings({ key, from, to, limit }: PostingQuery): Promise<PostingList> {
    const range = {
      ':pk': tracingKeys.posting(key),
      ':from': tracingKeys.place(from),
      ':to': `${tracingKeys.place(to)}~`,
    };
    const items = await queryFirst(
      this.#table,
      { KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to', ExpressionAttributeValues: range },
      limit,
    );
    const places = items.map(({ sk }) => String(sk).split('#').map(Number));
    return {
      years: Uint8Array.from(places, ([year]) => year!),
      hashes: Uint32Array.from(places, ([, hash]) => hash!),
    };
  }
}
