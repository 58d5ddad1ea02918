import type { NameToken } from '../names/name-tokens.ts';
import { placesOf } from '../persons/places.ts';
import type { PreparedPerson } from '../persons/prepared-person.ts';
import { type PackedPerson, packPerson, preparePerson, unpackPerson } from '../persons/prepared-person.ts';
import type { TracedPerson } from '../schema.ts';
import type { IndexEntry, IndexedPerson, VocabularyWord } from './port.ts';
import { hash32, personYearByte, placeCode, postingKeys } from './posting-keys.ts';
import { postingCode, vocabularyCodes } from './skeleton.ts';

const words = new WeakMap<NameToken, VocabularyWord>();

/** A word of a name as the vocabulary has it. */
export function vocabularyWord(token: NameToken): VocabularyWord {
  let word = words.get(token);
  if (word === undefined) {
    word = { text: token.text, script: token.script, codes: vocabularyCodes(token) };
    words.set(token, word);
  }
  return word;
}

/** Everything an index needs to hold a person and to find it again. */
export function indexEntry(traced: TracedPerson): IndexEntry {
  return preparedEntry(traced.id, preparePerson(traced));
}

/** The same for a person already prepared, for example one returned by an index. */
export function preparedEntry(id: string, person: PreparedPerson): IndexEntry {
  const own = new Set(person.names.flat());
  const kin = person.relatives.flatMap((relative) => relative.name);
  return {
    id,
    hash: hash32(id),
    year: personYearByte(person),
    keys: postingKeys(person).map(hash32),
    codes: [...new Set([...[...own].map(postingCode), ...placesOf(person).map(placeCode)])],
    words: [...new Set([...own, ...kin])].map(vocabularyWord),
    person: packPerson(person),
  };
}

/** A stored person as an index returns it. */
export function indexedPerson(id: string, packed: PackedPerson): IndexedPerson {
  const person = unpackPerson(packed);
  return packed.e === undefined ? { id, person } : { id, person, evidence: packed.e };
}
