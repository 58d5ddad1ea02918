import { QueryCommand, type QueryCommandInput, UpdateCommand } from '@aws-sdk/lib-dynamodb';
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
import { inParallel, putAll } from './tracing-index-batches.ts';

/**
 * The tracing index in the one table, under partitions of its own:
 * `TRACING#KEY#hash` / year#person a posting, `TRACING#PERSON#hash` / id a person, `TRACING#WORD#code` / text a word of
 * the vocabulary, `TRACING#COUNT#code` the bearers of a code. Keys are hashes; a keyed hash makes them blind.
 */
const partition = {
  key: (key: number) => `TRACING#KEY#${key}`,
  person: (hash: number) => `TRACING#PERSON#${hash}`,
  word: (code: string) => `TRACING#WORD#${code}`,
  count: (code: string) => `TRACING#COUNT#${code}`,
};
/** The count of all persons stands among the codes, which never look like this. */
const EVERYONE = '*';
/** Ids that share a 32-bit hash; in a registry of millions two do, ten never. */
const MOST_OF_A_HASH = 10;

const sortKey = (year: number, hash?: number): string =>
  `${String(year).padStart(3, '0')}#${hash === undefined ? '' : String(hash).padStart(10, '0')}`;

interface PersonItem {
  readonly id: string;
  readonly codes: string[];
  readonly person: string;
}

const within = (pk: string) => ({
  KeyConditionExpression: 'pk = :pk',
  ExpressionAttributeValues: { ':pk': pk },
});

/** The index in the table that all functions share. */
export class DynamoDbTracingIndex implements TracingIndex {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async add(entries: readonly IndexEntry[]): Promise<void> {
    for (const entry of entries) await this.#addOne(entry);
  }

  /** Counts follow the person: after a crash between the two, a repeat leaves a rarity off by one, never a person lost. */
  async #addOne(entry: IndexEntry): Promise<void> {
    const { hash, id, codes } = entry;
    const known = (await this.#personsOf(hash)).find((person) => person.id === id);
    await putAll(this.#table, [...postingItems(entry), ...wordItems(entry)]);
    const person = JSON.stringify(entry.person);
    await putAll(this.#table, [{ pk: partition.person(hash), sk: id, id, codes, person }]);
    const before = new Set(known?.codes ?? []);
    const now = new Set(codes);
    for (const code of now) if (!before.has(code)) await this.#count(code, 1);
    for (const code of before) if (!now.has(code)) await this.#count(code, -1);
    if (known === undefined) await this.#count(EVERYONE, 1);
  }

  size(): Promise<number> {
    return this.#countOf(EVERYONE);
  }

  postings(queries: readonly PostingQuery[]): Promise<PostingList[]> {
    return inParallel(queries, (query) => this.#readPostings(query));
  }

  async vocabulary(codes: readonly string[]): Promise<VocabularyHit[]> {
    const lists = await inParallel(codes, (code) =>
      this.#query(within(partition.word(code)), MOST_WORDS_A_CODE),
    );
    const hits = new Map<string, VocabularyHit>();
    for (const { sk, script } of lists.flat()) {
      hits.set(String(sk), { text: String(sk), script: String(script) });
    }
    return [...hits.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
  }

  frequencies(codes: readonly string[]): Promise<number[]> {
    return inParallel(codes, (code) => this.#countOf(code));
  }

  async persons(hashes: readonly number[]): Promise<IndexedPerson[]> {
    const lists = await inParallel([...new Set(hashes)], (hash) => this.#personsOf(hash));
    const people = lists
      .flat()
      .map(({ id, person }) => ({ id, person: JSON.parse(person) as IndexedPerson['person'] }));
    return people.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async #readPostings({ key, from, to, limit }: PostingQuery): Promise<PostingList> {
    const range = { ':pk': partition.key(key), ':from': sortKey(from), ':to': `${sortKey(to)}~` };
    const items = await this.#query(
      { KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to', ExpressionAttributeValues: range },
      limit,
    );
    const places = items.map(({ sk }) => String(sk).split('#').map(Number));
    return {
      years: Uint8Array.from(places, ([year]) => year!),
      hashes: Uint32Array.from(places, ([, hash]) => hash!),
    };
  }

  async #personsOf(hash: number): Promise<PersonItem[]> {
    return (await this.#query(within(partition.person(hash)), MOST_OF_A_HASH)) as unknown as PersonItem[];
  }

  async #countOf(code: string): Promise<number> {
    const [item] = await this.#query(within(partition.count(code)), 1);
    return Number(item?.persons ?? 0);
  }

  async #count(code: string, change: number): Promise<void> {
    await this.#table.documents.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: { pk: partition.count(code), sk: 'count' },
        UpdateExpression: 'ADD persons :change',
        ExpressionAttributeValues: { ':change': change },
      }),
    );
  }

  /** The first `most` items, page by page. */
  async #query(
    input: Omit<QueryCommandInput, 'TableName'>,
    most: number,
  ): Promise<Record<string, unknown>[]> {
    const { name: TableName, documents } = this.#table;
    const items: Record<string, unknown>[] = [];
    let ExclusiveStartKey: Record<string, unknown> | undefined;
    do {
      const Limit = most - items.length;
      const page = await documents.send(
        new QueryCommand({ TableName, ConsistentRead: true, ...input, Limit, ExclusiveStartKey }),
      );
      items.push(...(page.Items ?? []));
      ExclusiveStartKey = page.LastEvaluatedKey;
    } while (ExclusiveStartKey !== undefined && items.length < most);
    return items;
  }
}

function postingItems({ keys, year, hash }: IndexEntry): Record<string, unknown>[] {
  return keys.map((key) => ({ pk: partition.key(key), sk: sortKey(year, hash) }));
}

function wordItems({ words }: IndexEntry): Record<string, unknown>[] {
  return words.flatMap(({ text, script, codes }) =>
    codes.map((code) => ({ pk: partition.word(code), sk: text, script })),
  );
}
