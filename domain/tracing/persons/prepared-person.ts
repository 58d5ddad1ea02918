import { nameReadings } from '../names/name-readings.ts';
import { type NameToken, nameToken, nameTokens } from '../names/name-tokens.ts';
import { isPlaceholder, knownName } from '../names/placeholders.ts';
import type { Script } from '../names/scripts.ts';
import type { Relation, SoughtPerson, TracingQuery } from '../schema.ts';
import { type BirthSpan, birthSpan } from './birth.ts';
import { type Place, readPlace } from './places.ts';

export interface PreparedRelative {
  readonly relation: Relation;
  readonly name: readonly NameToken[];
  readonly birthYear: number | undefined;
}

/** A person ready for comparison: names split, birth as a span, places read. */
export interface PreparedPerson {
  readonly names: readonly (readonly NameToken[])[];
  readonly sex: 'f' | 'm' | undefined;
  readonly birth: BirthSpan | undefined;
  readonly birthPlace: Place | undefined;
  readonly lastPlace: Place | undefined;
  readonly nationality: string | undefined;
  readonly languages: readonly string[];
  readonly relatives: readonly PreparedRelative[];
}

/** Codes for a country that is not known, which some systems write as if it were one. */
const NO_COUNTRY: ReadonlySet<string> = new Set(['XXX', 'ZZZ', 'UNK', 'NAN', 'NON']);
/** ISO 639 codes for an undetermined, a missing and no language. */
const NO_LANGUAGE: ReadonlySet<string> = new Set(['und', 'mis', 'zxx', 'mul']);

const knownWords = (full: string): NameToken[] => nameTokens(knownName(full));
const knownPlace = (text: string | undefined): Place | undefined =>
  text === undefined || isPlaceholder(text) ? undefined : readPlace(text);

/** Whatever says that something is not known, in whatever language, is missing: nobody gains or loses by it. */
export function preparePerson(person: SoughtPerson): PreparedPerson {
  const { nationality } = person;
  return {
    names: person.names.flatMap((name) => nameReadings(name.full)),
    sex: person.sex === 'f' || person.sex === 'm' ? person.sex : undefined,
    birth: birthSpan(person.birth),
    birthPlace: knownPlace(person.birthPlace),
    lastPlace: knownPlace(person.lastPlace),
    nationality: nationality === undefined || NO_COUNTRY.has(nationality) ? undefined : nationality,
    languages: (person.languages ?? [])
      .map((language) => language.toLowerCase())
      .filter((language) => !NO_LANGUAGE.has(language) && !isPlaceholder(language)),
    relatives: (person.relatives ?? []).flatMap(({ relation, name, birthYear }) => {
      const words = knownWords(name);
      return words.length === 0 ? [] : [{ relation, name: words, birthYear }];
    }),
  };
}

/** The sought person of a request, with the seeker added as the stated relative. */
export function prepareQuery(query: TracingQuery): PreparedPerson {
  const { seeker, sought: described } = query;
  const sought = preparePerson(described);
  const name = seeker === undefined ? [] : knownWords(seeker.name);
  if (seeker === undefined || name.length === 0) return sought;
  return {
    ...sought,
    relatives: [...sought.relatives, { relation: seeker.relation, name, birthYear: undefined }],
  };
}

type PackedToken = readonly [text: string, script: Script];

/** A prepared person as stored in an index: plain JSON, read back without splitting names again. */
export interface PackedPerson {
  readonly n: readonly (readonly PackedToken[])[];
  readonly s?: 'f' | 'm';
  readonly b?: BirthSpan;
  readonly p?: Place;
  readonly l?: Place;
  readonly c?: string;
  readonly g?: readonly string[];
  readonly r?: readonly (readonly [Relation, readonly PackedToken[], number | null])[];
  /** Fingerprint of the source record, if the registry keeps one. */
  readonly e?: string;
}

const packTokens = (tokens: readonly NameToken[]): PackedToken[] =>
  tokens.map(({ text, script }) => [text, script]);
const unpackTokens = (packed: readonly PackedToken[]): NameToken[] =>
  packed.map(([text, script]) => nameToken(text, script));

export function packPerson(person: PreparedPerson): PackedPerson {
  return {
    n: person.names.map(packTokens),
    ...(person.sex && { s: person.sex }),
    ...(person.birth && { b: person.birth }),
    ...(person.birthPlace && { p: person.birthPlace }),
    ...(person.lastPlace && { l: person.lastPlace }),
    ...(person.nationality && { c: person.nationality }),
    ...(person.languages.length > 0 && { g: person.languages }),
    ...(person.relatives.length > 0 && {
      r: person.relatives.map(
        ({ relation, name, birthYear }) => [relation, packTokens(name), birthYear ?? null] as const,
      ),
    }),
  };
}

export function unpackPerson(packed: PackedPerson): PreparedPerson {
  return {
    names: packed.n.map(unpackTokens),
    sex: packed.s,
    birth: packed.b,
    birthPlace: packed.p,
    lastPlace: packed.l,
    nationality: packed.c,
    languages: packed.g ?? [],
    relatives: (packed.r ?? []).map(([relation, name, birthYear]) => ({
      relation,
      name: unpackTokens(name),
      birthYear: birthYear ?? undefined,
    })),
  };
}
