import type { Blind, IndexKeys } from '../../contracts/person-index.ts';
import { notBlind } from '../../contracts/person-index.ts';
import { preparedEntry, vocabularyWord } from '../../domain/tracing/index/index-entry.ts';
import type { IndexEntry, VocabularyWord } from '../../domain/tracing/index/port.ts';
import { postingCode } from '../../domain/tracing/index/skeleton.ts';
import { type PackedPerson, unpackPerson } from '../../domain/tracing/persons/prepared-person.ts';

export type Persons = Record<string, string>;

/**
 * Under which keys a person was posted and counted, stored with the person: another lexicon gives other keys, and the
 * old ones could no longer be derived.
 */
export interface Posted {
  readonly version: string;
  readonly year: number;
  readonly keys: readonly number[];
  readonly codes: readonly string[];
}
type StoredPerson = PackedPerson & { readonly posted?: Posted };

const BLIND = '-blind';
/** The version of an index whose keys are blind and whose items are sealed. */
export const blindVersion = (version: string): string => `${version}${BLIND}`;
const isBlind = ({ version }: Posted): boolean => version.endsWith(BLIND);

export function storedPerson({ person, year, keys, codes }: IndexEntry, version: string): string {
  return JSON.stringify({ ...person, posted: { version, year, keys, codes } } satisfies StoredPerson);
}

export function postedBefore(id: string, stored: string): Posted {
  const person = JSON.parse(stored) as StoredPerson;
  if (person.posted !== undefined) return person.posted;
  const { year, keys, codes } = preparedEntry(id, unpackPerson(person));
  return { version: 'unknown', year, keys, codes };
}

/** The persons of an item, as it is now or as it was before it was sealed. */
export const personsIn = (item: Readonly<Record<string, unknown>>): Persons =>
  (item.packed ?? item.persons ?? {}) as Persons;

/** The keys under which an entry was written: before they were blind, others. */
export const keysOfPosted = (
  posted: Posted,
  keys: IndexKeys,
  keysBy: (blind: Blind) => IndexKeys,
): IndexKeys => (isBlind(posted) ? keys : keysBy(notBlind));

/** A word of the vocabulary, with the code under which its bearers are counted. */
export interface BorneWord {
  readonly word: VocabularyWord;
  readonly code: string;
}

/** The words of a stored entry, of the person's own names and of their relatives'. */
export function borneWords(stored: string): BorneWord[] {
  const { names, relatives } = unpackPerson(JSON.parse(stored) as StoredPerson);
  const tokens = new Set([...names.flat(), ...relatives.flatMap(({ name }) => name)]);
  return [...tokens].map((token) => ({ word: vocabularyWord(token), code: postingCode(token) }));
}

/** The words of an entry that was written in clear, which go with it; none of any other. */
export function clearWords(id: string, stored: string): readonly VocabularyWord[] {
  if (isBlind(postedBefore(id, stored))) return [];
  return preparedEntry(id, unpackPerson(JSON.parse(stored) as StoredPerson)).words;
}
