import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Blind, IndexKeys } from '../../contracts/person-index.ts';
import { notBlind } from '../../contracts/person-index.ts';
import { present } from '../../domain/kernel/present.ts';
import type { IndexEntry, VocabularyWord } from '../../domain/tracing/index/port.ts';
import { hash32 } from '../../domain/tracing/index/posting-keys.ts';
import type { Table } from './dynamodb.ts';
import { withStoreErrors } from './dynamodb.ts';
import type { Key, Write } from './tracing-index-batches.ts';
import { inParallel, readAll, writeAll } from './tracing-index-batches.ts';
import type { BorneWord, Persons, Posted } from './tracing-index-entries.ts';
import {
  borneWords,
  clearWords,
  keysOfPosted,
  personsIn,
  postedBefore,
  storedPerson,
} from './tracing-index-entries.ts';

type KeysBy = (blind: Blind) => IndexKeys;

/** What a batch changes in the index: persons by hash, postings, and counts of bearers. */
class Batch {
  readonly #persons: Map<number, Persons>;
  readonly #version: string;
  readonly keys: IndexKeys;
  readonly #keysBy: KeysBy;
  readonly #changed = new Set<number>();
  readonly postings: Write[] = [];
  /** Changes of counts, by the partition of the count. */
  readonly counts = new Map<string, number>();
  /** Words that somebody bore until now. */
  readonly given: BorneWord[] = [];
  /** Words and counts of entries that were in clear. */
  readonly clear: Key[] = [];

  constructor(persons: Map<number, Persons>, version: string, keys: IndexKeys, keysBy: KeysBy) {
    this.#persons = persons;
    this.#version = version;
    this.keys = keys;
    this.#keysBy = keysBy;
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
    const [gone, come] = [this.#placesOf(hash, old), this.#placesOf(hash, now)];
    if (before !== undefined) this.#clear(id, before);
    if (before !== undefined) this.#giveUp(before, packed);
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
      return Object.keys(persons).length === 0
        ? { remove: key }
        : { put: { ...key, type: 'index-persons', packed: persons } };
    });
  }

  #count(posted: Posted | undefined, change: number): void {
    if (!posted) return;
    const keys = keysOfPosted(posted, this.keys, this.#keysBy);
    const codes = keys === this.keys ? posted.codes : [];
    for (const code of [...codes, keys.everyone, keys.ofVersion(posted.version)])
      this.counts.set(code, (this.counts.get(code) ?? 0) + change);
  }

  #placesOf(hash: number, posted: Posted | undefined): Map<string, Key> {
    if (!posted) return new Map();
    const keys = keysOfPosted(posted, this.keys, this.#keysBy);
    return new Map(
      posted.keys.map((key) => {
        const place = { pk: keys.posting(key), sk: keys.place(posted.year, hash) };
        return [`${place.pk} ${place.sk}`, place];
      }),
    );
  }

  #giveUp(before: string, packed: string | undefined): void {
    const kept = new Set(packed === undefined ? [] : borneWords(packed).map(({ word }) => word.text));
    this.given.push(...borneWords(before).filter(({ word }) => !kept.has(word.text)));
  }

  /** What says a name in clear goes, although it counted others as well: they are written anew like this one. */
  #clear(id: string, before: string): void {
    const posted = postedBefore(id, before);
    if (keysOfPosted(posted, this.keys, this.#keysBy) === this.keys) return;
    const keys = this.#keysBy(notBlind);
    for (const code of posted.codes) this.clear.push({ pk: keys.count(code), sk: 'count' });
    for (const { text, codes } of clearWords(id, before))
      for (const code of codes) this.clear.push({ pk: keys.word(code), sk: keys.wordPlace(text) });
  }
}

async function batchOf(
  table: Table,
  ids: readonly string[],
  version: string,
  keysBy: KeysBy,
): Promise<Batch> {
  const keys = keysBy(await table.blind('writing'));
  const hashes = ids.map(hash32);
  const items = await readAll(
    table,
    hashes.map((hash) => ({ pk: keys.person(hash), sk: 'person' })),
  );
  const known = new Map(items.map((item) => [String(item.pk), personsIn(item)]));
  return new Batch(
    new Map(hashes.map((hash) => [hash, known.get(keys.person(hash)) ?? {}])),
    version,
    keys,
    keysBy,
  );
}

/**
 * Postings are written before the person they point to, and the person before the counts: after a crash in between, a
 * repeat does the rest, and at worst a rarity is off by one. Everyone is counted where that can never exceed the sum
 * over all versions.
 */
async function commit(table: Table, batch: Batch): Promise<void> {
  await writeAll(table, batch.postings);
  await writeAll(table, batch.persons());
  await writeAll(
    table,
    batch.clear.map((remove) => ({ remove })),
  );
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
 * write. The vocabulary loses the words of those removed, unless a name that sounds alike has another bearer.
 */
export async function changeEntries(
  table: Table,
  { entries, gone }: { entries: readonly IndexEntry[]; gone: readonly string[] },
  version: string,
  keysBy: KeysBy,
): Promise<void> {
  const batch = await batchOf(table, [...entries.map(({ id }) => id), ...gone], version, keysBy);
  for (const id of gone) batch.replace(id, undefined);
  const changed = entries.filter((entry) => batch.replace(entry.id, entry));
  await addWords(
    batch.keys,
    table,
    changed.flatMap(({ words }) => words),
  );
  await commit(table, batch);
  await forgetWords(batch, table);
}

/** Removes the words that nobody bears any more: a rare one says by itself who was here. */
async function forgetWords({ keys, given }: Batch, table: Table): Promise<void> {
  const codes = [...new Set(given.map(({ code }) => code))];
  if (codes.length === 0) return;
  const counts = await readAll(
    table,
    codes.map((code) => ({ pk: keys.count(code), sk: 'count' })),
  );
  const borne = new Set(counts.filter(({ persons }) => Number(persons) > 0).map(({ pk }) => String(pk)));
  const gone = new Map(
    given
      .filter(({ code }) => !borne.has(keys.count(code)))
      .flatMap(({ word }) => itemsOf(keys, word))
      .map(({ pk, sk }) => [`${pk} ${sk}`, { remove: { pk, sk } }]),
  );
  await writeAll(table, [...gone.values()]);
}

const itemsOf = (keys: IndexKeys, { text, script, codes }: VocabularyWord) =>
  codes.map((code) => ({ pk: keys.word(code), sk: keys.wordPlace(text), type: 'index-word', text, script }));

/** A word's first item is written last: if it exists, all do, and nothing needs to be written. */
async function addWords(keys: IndexKeys, table: Table, words: readonly VocabularyWord[]): Promise<void> {
  const byText = new Map(words.map((word) => [word.text, itemsOf(keys, word)]));
  const items = [...byText.values()].flatMap(([first, ...others]) => (first ? [{ first, others }] : []));
  const found = await readAll(
    table,
    items.map(({ first }) => first),
  );
  const known = new Set(found.map(({ sk }) => String(sk)));
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
