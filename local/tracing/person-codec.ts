import type { IndexedPerson } from '../../domain/tracing/index/port.ts';
import type { NameToken } from '../../domain/tracing/names/name-tokens.ts';
import type { BirthSpan } from '../../domain/tracing/persons/birth.ts';
import type { Place } from '../../domain/tracing/persons/places.ts';
import type { PackedPerson, PreparedPerson } from '../../domain/tracing/persons/prepared-person.ts';
import { RELATIONS } from '../../domain/tracing/schema.ts';
import { ByteReader, ByteWriter } from './bytes.ts';
import type { Dictionary } from './dictionary.ts';

const SEXES = [undefined, 'f', 'm'] as const;
type Packed = readonly (readonly [text: string, script: string])[];

/**
 * Persons as bytes: whatever many persons share (words, places, countries, languages) is a number of the dictionary.
 * Nothing is parsed when a person is read, and persons who share a word or place share its object.
 */
export class PersonCodec {
  readonly #dictionary: Dictionary;
  readonly #out = new ByteWriter();

  constructor(dictionary: Dictionary) {
    this.#dictionary = dictionary;
  }

  encode(person: PackedPerson): Uint8Array {
    const out = this.#out;
    out.put(SEXES.indexOf(person.s));
    this.#birth(person.b);
    this.#place(person.p);
    this.#place(person.l);
    this.#text(person.c);
    this.#text(person.e);
    out.put(person.n.length);
    for (const name of person.n) this.#words(name);
    const languages = person.g ?? [];
    out.put(languages.length);
    for (const language of languages) this.#text(language);
    const relatives = person.r ?? [];
    out.put(relatives.length);
    for (const [relation, name, birthYear] of relatives) {
      out.put(RELATIONS.indexOf(relation));
      this.#words(name);
      out.put(birthYear ?? 0);
    }
    return out.take();
  }

  #words(words: Packed): void {
    this.#out.put(words.length);
    for (const [text, script] of words) this.#out.put(this.#dictionary.numberOf(`${script} ${text}`));
  }

  #text(text: string | undefined): void {
    this.#out.put(text === undefined ? 0 : this.#dictionary.numberOf(text));
  }

  #place(place: Place | undefined): void {
    this.#text(place && `${place.path ?? ''}\n${place.text}`);
  }

  #birth(birth: BirthSpan | undefined): void {
    const out = this.#out;
    out.put(birth === undefined ? 0 : birth.swapped === undefined ? 1 : 2);
    if (birth === undefined) return;
    out.put(Number(birth.exact));
    out.put(birth.lo);
    out.put(birth.hi - birth.lo);
    if (birth.swapped !== undefined) out.put(birth.swapped - birth.lo);
    out.put(birth.misread.length);
    for (const [lo, hi] of birth.misread) {
      out.put(lo - birth.lo);
      out.put(hi - lo);
    }
  }

  decode(id: string, bytes: Uint8Array): IndexedPerson {
    const from = new ByteReader(bytes);
    const dictionary = this.#dictionary;
    const sex = SEXES[from.next()];
    const birth = readBirth(from);
    const birthPlace = dictionary.place(from.next());
    const lastPlace = dictionary.place(from.next());
    const nationality = dictionary.text(from.next());
    const evidence = dictionary.text(from.next());
    const names = many(from, () => this.#tokens(from));
    const languages = many(from, () => dictionary.text(from.next())!);
    const relatives = many(from, () => ({
      relation: RELATIONS[from.next()]!,
      name: this.#tokens(from),
      birthYear: from.next() || undefined,
    }));
    const person: PreparedPerson = {
      names,
      sex,
      birth,
      birthPlace,
      lastPlace,
      nationality,
      languages,
      relatives,
    };
    return evidence === undefined ? { id, person } : { id, person, evidence };
  }

  #tokens(from: ByteReader): NameToken[] {
    return many(from, () => this.#dictionary.token(from.next()));
  }
}

function many<T>(from: ByteReader, read: () => T): T[] {
  const out: T[] = [];
  for (let left = from.next(); left > 0; left--) out.push(read());
  return out;
}

function readBirth(from: ByteReader): BirthSpan | undefined {
  const kind = from.next();
  if (kind === 0) return undefined;
  const exact = from.next() === 1;
  const lo = from.next();
  const hi = lo + from.next();
  const swapped = kind === 2 ? lo + from.next() : undefined;
  const misread = many(from, () => {
    const first = lo + from.next();
    return [first, first + from.next()] as const;
  });
  return swapped === undefined ? { lo, hi, exact, misread } : { lo, hi, exact, swapped, misread };
}
