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

const sortKey = (year: number, hash?: number): string =>
  `${String(year).padStart(3, '0')}#${hash === undefined ? '' : String(hash).padStart(10, '0')}`;

interface PersonItem {
  readonly id: string;
  readonly codes: string[];
  readonly person: string;
}

export function openTracingIndex(table: Table): TracingIndex {
  const { name: TableName, documents } = table;

  async function query(
    input: Omit<QueryCommandInput, 'TableName'>,
    most: number,
  ): Promise<Record<string, unknown>[]> {
    const items: Record<string, unknown>[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName,
          ConsistentRead: true,
          ...input,
          Limit: most - items.length,
          ExclusiveStartKey: from,
        }),
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from !== undefined && items.length < most);
    return items;
  }

  const within = (pk: string) => ({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
  });

  const count = (code: string, change: number) =>
    documents.send(
      new UpdateCommand({
        TableName,
        Key: { pk: partition.count(code), sk: 'count' },
        UpdateExpression: 'ADD persons :change',
        ExpressionAttributeValues: { ':change': change },
      }),
    );

  async function countOf(code: string): Promise<number> {
    const [item] = await query(within(partition.count(code)), 1);
    return Number(item?.persons ?? 0);
  }

  async function personsOf(hash: number): Promise<PersonItem[]> {
    return (await query(within(partition.person(hash)), 10)) as unknown as PersonItem[];
  }

  /** Counts follow the person: after a crash between the two, a repeat leaves a rarity off by one, never a person lost. */
  async function addOne(entry: IndexEntry): Promise<void> {
    const known = (await personsOf(entry.hash)).find(({ id }) => id === entry.id);
    const sk = sortKey(entry.year, entry.hash);
    const postings = entry.keys.map((key) => ({ pk: partition.key(key), sk }));
    const words = entry.words.flatMap(({ text, script, codes }) =>
      codes.map((code) => ({ pk: partition.word(code), sk: text, script })),
    );
    await putAll(table, [...postings, ...words]);
    await putAll(table, [
      {
        pk: partition.person(entry.hash),
        sk: entry.id,
        id: entry.id,
        codes: entry.codes,
        person: JSON.stringify(entry.person),
      },
    ]);
    const before = new Set(known?.codes ?? []);
    const now = new Set(entry.codes);
    for (const code of now) if (!before.has(code)) await count(code, 1);
    for (const code of before) if (!now.has(code)) await count(code, -1);
    if (known === undefined) await count(EVERYONE, 1);
  }

  return {
    async add(entries) {
      for (const entry of entries) await addOne(entry);
    },
    size: () => countOf(EVERYONE),
    postings: (queries) => inParallel(queries, readPostings),
    async vocabulary(codes) {
      const lists = await inParallel(codes, (code) => query(within(partition.word(code)), MOST_WORDS_A_CODE));
      const hits = new Map<string, VocabularyHit>();
      for (const { sk, script } of lists.flat())
        hits.set(String(sk), { text: String(sk), script: String(script) });
      return [...hits.values()].sort((a, b) => (a.text < b.text ? -1 : 1));
    },
    frequencies: (codes) => inParallel(codes, countOf),
    async persons(hashes) {
      const lists = await inParallel([...new Set(hashes)], personsOf);
      const people = lists
        .flat()
        .map(
          ({ id, person }): IndexedPerson => ({ id, person: JSON.parse(person) as IndexedPerson['person'] }),
        );
      return people.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
  };

  async function readPostings({ key, from, to, limit }: PostingQuery): Promise<PostingList> {
    const items = await query(
      {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': partition.key(key),
          ':from': sortKey(from),
          ':to': `${sortKey(to)}~`,
        },
      },
      limit,
    );
    const places = items.map(({ sk }) => String(sk).split('#').map(Number));
    return {
      years: Uint8Array.from(places, ([year]) => year!),
      hashes: Uint32Array.from(places, ([, hash]) => hash!),
    };
  }
}
