import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { tracingKeys } from '../../contracts/table.ts';
import { preparedEntry } from '../../domain/tracing/index/index-entry.ts';
import type { IndexEntry, VocabularyWord } from '../../domain/tracing/index/port.ts';
import { hash32 } from '../../domain/tracing/index/posting-keys.ts';
import { unpackPerson } from '../../domain/tracing/persons/prepared-person.ts';
import type { Table } from './dynamodb.ts';
import { calling } from './dynamodb.ts';
import type { Key, Write } from './tracing-index-batches.ts';
import { inParallel, readAll, writeAll } from './tracing-index-batches.ts';

type Persons = Record<string, string>;

/** What a batch does to the index: persons by hash as they will be, postings, and the counts of bearers. */
class Batch {
  readonly #persons: Map<number, Persons>;
  readonly #changed = new Set<number>();
  readonly postings: Write[] = [];
  readonly counts = new Map<string, number>();

  constructor(persons: Map<number, Persons>) {
    this.#persons = persons;
  }

  /** The person as the index has it; only what a new entry does not share is taken away. */
  replace(id: string, entry: IndexEntry | undefined): boolean {
    const hash = hash32(id);
    const persons = this.#persons.get(hash) ?? {};
    const packed = entry && JSON.stringify(entry.person);
    const before = persons[id];
    if (before === packed) return false;
    const old = before === undefined ? undefined : preparedEntry(id, unpackPerson(JSON.parse(before)));
    const { [id]: _old, ...others } = persons;
    this.#persons.set(hash, packed === undefined ? others : { ...others, [id]: packed });
    this.#changed.add(hash);
    const [gone, come] = [placesOf(old), placesOf(entry)];
    for (const [key, remove] of gone) if (!come.has(key)) this.postings.push({ remove });
    for (const [key, place] of come) if (!gone.has(key)) this.postings.push({ put: { ...place } });
    this.#count(old, -1);
    this.#count(entry, 1);
    return true;
  }

  persons(): Write[] {
    return [...this.#changed].map((hash) => {
      const key = { pk: tracingKeys.person(hash), sk: 'person' };
      const persons = this.#persons.get(hash)!;
      return Object.keys(persons).length === 0 ? { remove: key } : { put: { ...key, persons } };
    });
  }

  #count(entry: IndexEntry | undefined, change: number): void {
    if (!entry) return;
    for (const code of [...entry.codes, tracingKeys.everyone])
      this.counts.set(code, (this.counts.get(code) ?? 0) + change);
  }
}

const placesOf = (entry: IndexEntry | undefined): Map<string, Key> =>
  new Map(
    (entry?.keys ?? []).map((key) => {
      const place = { pk: tracingKeys.posting(key), sk: tracingKeys.place(entry!.year, entry!.hash) };
      return [`${place.pk} ${place.sk}`, place];
    }),
  );

async function batchOf(table: Table, ids: readonly string[]): Promise<Batch> {
  const hashes = ids.map(hash32);
  const items = await readAll(
    table,
    hashes.map((hash) => ({ pk: tracingKeys.person(hash), sk: 'person' })),
  );
  const known = new Map(items.map((item) => [String(item.pk), item.persons as Persons]));
  return new Batch(new Map(hashes.map((hash) => [hash, known.get(tracingKeys.person(hash)) ?? {}])));
}

/**
 * Postings come before the person whom they point to, the person before the counts: a crash between leaves a repeat
 * to do the rest, and at worst a rarity off by one.
 */
async function commit(table: Table, batch: Batch): Promise<void> {
  await writeAll(table, batch.postings);
  await writeAll(table, batch.persons());
  const counts = [...batch.counts].filter(([, change]) => change !== 0);
  await inParallel(counts, ([code, change]) =>
    calling(() =>
      table.documents.send(
        new UpdateCommand({
          TableName: table.name,
          Key: { pk: tracingKeys.count(code), sk: 'count' },
          UpdateExpression: 'ADD persons :change',
          ExpressionAttributeValues: { ':change': change },
        }),
      ),
    ),
  );
}

/** Adds persons, or replaces those that are there; one that is there as it is costs a read and no write. */
export async function addEntries(table: Table, entries: readonly IndexEntry[]): Promise<void> {
  const batch = await batchOf(
    table,
    entries.map(({ id }) => id),
  );
  const changed = entries.filter((entry) => batch.replace(entry.id, entry));
  await addWords(
    table,
    changed.flatMap(({ words }) => words),
  );
  await commit(table, batch);
}

/** Takes persons out. The vocabulary keeps their words: it says that a word is a name, not whose. */
export async function removeEntries(table: Table, ids: readonly string[]): Promise<void> {
  const batch = await batchOf(table, ids);
  for (const id of ids) batch.replace(id, undefined);
  await commit(table, batch);
}

const itemsOf = ({ text, script, codes }: VocabularyWord) =>
  codes.map((code) => ({ pk: tracingKeys.word(code), sk: text, script }));

/** A word's first item is written last, so that where it stands, all stand and nothing needs to be written. */
async function addWords(table: Table, words: readonly VocabularyWord[]): Promise<void> {
  const byText = new Map(words.map((word) => [word.text, itemsOf(word)]));
  const items = [...byText.values()].filter((list) => list.length > 0);
  const known = new Set(
    (
      await readAll(
        table,
        items.map(([first]) => first!),
      )
    ).map(({ sk }) => sk),
  );
  const missing = items.filter(([first]) => !known.has(first!.sk));
  await writeAll(
    table,
    missing.flatMap((list) => list.slice(1)).map((put) => ({ put })),
  );
  await writeAll(
    table,
    missing.map(([first]) => ({ put: first! })),
  );
}
