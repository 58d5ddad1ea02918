import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { IndexKeys } from '../../contracts/person-index.ts';
import { present } from '../../domain/kernel/present.ts';
import { preparedEntry } from '../../domain/tracing/index/index-entry.ts';
import type { IndexEntry, VocabularyWord } from '../../domain/tracing/index/port.ts';
import { hash32 } from '../../domain/tracing/index/posting-keys.ts';
import { type PackedPerson, unpackPerson } from '../../domain/tracing/persons/prepared-person.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Key, Write } from './tracing-index-batches.ts';
import { inParallel, readAll, writeAll } from './tracing-index-batches.ts';

type Persons = Record<string, string>;

/**
 * Under which keys a person was posted and counted, stored with the person: another lexicon gives other keys, and the
 * old ones could no longer be derived.
 */
interface Posted {
  readonly version: string;
  readonly year: number;
  readonly keys: readonly number[];
  readonly codes: readonly string[];
}
type StoredPerson = PackedPerson & { readonly posted?: Posted };

function storedPerson({ person, year, keys, codes }: IndexEntry, version: string): string {
  return JSON.stringify({ ...person, posted: { version, year, keys, codes } } satisfies StoredPerson);
}

function postedBefore(id: string, stored: string): Posted {
  const person = JSON.parse(stored) as StoredPerson;
  if (person.posted !== undefined) return person.posted;
  const { year, keys, codes } = preparedEntry(id, unpackPerson(person));
  return { version: 'unknown', year, keys, codes };
}

/** What a batch changes in the index: persons by hash, postings, and counts of bearers. */
class Batch {
  readonly #persons: Map<number, Persons>;
  readonly #version: string;
  readonly keys: IndexKeys;
  readonly #changed = new Set<number>();
  readonly postings: Write[] = [];
  readonly counts = new Map<string, number>();

  constructor(persons: Map<number, Persons>, version: string, keys: IndexKeys) {
    this.#persons = persons;
    this.#version = version;
    this.keys = keys;
  }

  /** Replaces the person's entry; only what the new entry does not share is removed. */
  replace(id: string, entry: IndexEntry | undefined): boolean {
    const hash = hash32(id);
    const persons = this.#persons.get(hash) ?? {};
    const packed = entry && storedPerson(entry, this.#version);
    const before = persons[id];
    if (before === packed) return false;
    const old = before === undefined ? undefined : postedBefore(id, before);
    const now = packed === undefined ? undefined : postedBefore(id, packed);
    const { [id]: _old, ...others } = persons;
    this.#persons.set(hash, packed === undefined ? others : { ...others, [id]: packed });
    this.#changed.add(hash);
    const [gone, come] = [placesOf(hash, old, this.keys), placesOf(hash, now, this.keys)];
    for (const [key, remove] of gone) if (!come.has(key)) this.postings.push({ remove });
    for (const [key, place] of come) if (!gone.has(key)) this.postings.push({ put: { ...place } });
    this.#count(old, -1);
    this.#count(now, 1);
    return true;
  }

  persons(): Write[] {
    return [...this.#changed].map((hash) => {
      const key = { pk: this.keys.person(hash), sk: 'person' };
      const persons = present(this.#persons.get(hash), 'the persons that were read');
      return Object.keys(persons).length === 0 ? { remove: key } : { put: { ...key, persons } };
    });
  }

  #count(posted: Posted | undefined, change: number): void {
    if (!posted) return;
    for (const code of [...posted.codes, this.keys.everyone, this.keys.ofVersion(posted.version)])
      this.counts.set(code, (this.counts.get(code) ?? 0) + change);
  }
}

const placesOf = (hash: number, posted: Posted | undefined, keys: IndexKeys): Map<string, Key> =>
  new Map(
    (posted ? posted.keys.map((key) => ({ key, year: posted.year })) : []).map(({ key, year }) => {
      const place = { pk: keys.posting(key), sk: keys.place(year, hash) };
      return [`${place.pk} ${place.sk}`, place];
    }),
  );

async function batchOf(
  table: Table,
  ids: readonly string[],
  version: string,
  keys: IndexKeys,
): Promise<Batch> {
  const hashes = ids.map(hash32);
  const items = await readAll(
    table,
    hashes.map((hash) => ({ pk: keys.person(hash), sk: 'person' })),
  );
  const known = new Map(items.map((item) => [String(item.pk), item.persons as Persons]));
  return new Batch(new Map(hashes.map((hash) => [hash, known.get(keys.person(hash)) ?? {}])), version, keys);
}

/**
 * Postings are written before the person they point to, and the person before the counts: after a crash in between, a
 * repeat does the rest, and at worst a rarity is off by one. Everyone is counted where that can never exceed the sum
 * over all versions.
 */
async function commit(table: Table, batch: Batch): Promise<void> {
  await writeAll(table, batch.postings);
  await writeAll(table, batch.persons());
  const { [batch.keys.everyone]: all = 0, ...others } = Object.fromEntries(batch.counts);
  if (all < 0) await count(batch.keys, table, batch.keys.everyone, all);
  await inParallel(Object.entries(others), ([code, change]) => count(batch.keys, table, code, change));
  if (all > 0) await count(batch.keys, table, batch.keys.everyone, all);
}

async function count(keys: IndexKeys, table: Table, code: string, change: number): Promise<void> {
  if (change === 0) return;
  await withStoreErrors(() =>
    table.documents.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: keys.count(code), sk: 'count' },
        UpdateExpression: 'ADD persons :change',
        ExpressionAttributeValues: { ':change': change },
      }),
    ),
  );
}

/**
 * Adds or replaces persons and removes others. An unchanged person under this version's keys costs a read and no
 * write. The vocabulary keeps the words of those removed: it says that a word is a name, not whose.
 */
export async function changeEntries(
  table: Table,
  { entries, gone }: { entries: readonly IndexEntry[]; gone: readonly string[] },
  version: string,
  keys: IndexKeys,
): Promise<void> {
  const batch = await batchOf(table, [...entries.map(({ id }) => id), ...gone], version, keys);
  for (const id of gone) batch.replace(id, undefined);
  const changed = entries.filter((entry) => batch.replace(entry.id, entry));
  await addWords(
    keys,
    table,
    changed.flatMap(({ words }) => words),
  );
  await commit(table, batch);
}

const itemsOf = (keys: IndexKeys, { text, script, codes }: VocabularyWord) =>
  codes.map((code) => ({ pk: keys.word(code), sk: text, script }));

/** A word's first item is written last: if it exists, all do, and nothing needs to be written. */
async function addWords(keys: IndexKeys, table: Table, words: readonly VocabularyWord[]): Promise<void> {
  const byText = new Map(words.map((word) => [word.text, itemsOf(keys, word)]));
  const items = [...byText.values()].flatMap(([first, ...others]) => (first ? [{ first, others }] : []));
  const found = await readAll(
    table,
    items.map(({ first }) => first),
  );
  const known = new Set(found.map(({ sk }) => sk));
  const missing = items.filter(({ first }) => !known.has(first.sk));
  await writeAll(
    table,
    missing.flatMap(({ others }) => others).map((put) => ({ put })),
  );
  await writeAll(
    table,
    missing.map(({ first }) => ({ put: first })),
  );
}
