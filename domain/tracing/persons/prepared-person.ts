import { type NameToken, nameToken, nameTokens } from '../names/name-tokens.ts';
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

export function preparePerson(person: SoughtPerson): PreparedPerson {
  return {
    names: person.names.map((name) => nameTokens(name.full)).filter((tokens) => tokens.length > 0),
    sex: person.sex === 'f' || person.sex === 'm' ? person.sex : undefined,
    birth: birthSpan(person.birth),
    birthPlace: person.birthPlace === undefined ? undefined : readPlace(person.birthPlace),
    lastPlace: person.lastPlace === undefined ? undefined : readPlace(person.lastPlace),
    nationality: person.nationality,
    languages: (person.languages ?? []).map((language) => language.toLowerCase()),
    relatives: (person.relatives ?? []).map((relative) => ({
      relation: relative.relation,
      name: nameTokens(relative.name),
      birthYear: relative.birthYear,
    })),
  };
}

/** The sought person of a request, with the seeker added as the stated relative. */
export function prepareQuery(query: TracingQuery): PreparedPerson {
  const sought = preparePerson(query.sought);
  if (query.seeker === undefined) return sought;
  const seeker = {
    relation: query.seeker.relation,
    name: nameTokens(query.seeker.name),
    birthYear: undefined,
  };
  return { ...sought, relatives: [...sought.relatives, seeker] };
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
