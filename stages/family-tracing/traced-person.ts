import type { Person } from '../../domain/case/person.ts';
import { furtherNames } from '../../domain/casework/further-names.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { indexEntry } from '../../domain/tracing/index/index-entry.ts';
import type { IndexEntry } from '../../domain/tracing/index/port.ts';
import type { Birth, Relation, Relative, TracedPerson, TracingQuery } from '../../domain/tracing/schema.ts';
import type { TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import { relationBetween, relationToSought, seekerRelation } from './kinship.ts';

/** A person's id in the tracing index: the same person may be in a case and in another that was split from it. */
export const tracedId = (person: Pick<Person, 'caseId' | 'id'>): string => `${person.caseId}/${person.id}`;

/** The case and person in an id of the index. */
export function personOf(id: string): { caseId: string; personId: string } {
  const [caseId = '', personId = ''] = id.split('/');
  return { caseId, personId };
}

const yearOf = (date: string): number => Number(date.slice(0, 4));
const inOrder = (persons: readonly Person[]): Person[] =>
  persons.filter((person) => person.status === 'active').sort((a, b) => (a.id < b.id ? -1 : 1));

const parents = (person: Person): Relative[] => [
  ...(person.motherName === undefined ? [] : [{ relation: 'mother' as const, name: person.motherName }]),
  ...(person.fatherName === undefined ? [] : [{ relation: 'father' as const, name: person.fatherName }]),
];

/**
 * Parents as stated in the form, unless they are in the household; then the household's records, which have a birth
 * year.
 */
function relativesOf(person: Person, household: readonly Person[]): Relative[] {
  const members = household
    .filter((other) => other.id !== person.id)
    .map((other) => ({
      relation: relationBetween(person, other),
      name: other.name,
      birthYear: yearOf(other.birthDate),
    }));
  const has = (relation: Relation) => members.some((member) => member.relation === relation);
  return [...members, ...parents(person).filter(({ relation }) => !has(relation))];
}

/**
 * The members of a household as entries of the tracing index, each with the active others as relatives; also those who
 * died, since whoever looks for them has to be told.
 */
export function tracedPersons(persons: readonly Person[]): TracedPerson[] {
  const household = inOrder(persons);
  const dead = persons.filter(({ status }) => status === 'deceased');
  return [...household, ...dead].map((person) => ({
    id: tracedId(person),
    names: [
      { full: person.name, kind: 'registered' as const },
      ...furtherNames(person).map((full) => ({ full, kind: 'alias' as const })),
    ],
    sex: person.sex,
    birth: person.birthDateEstimated ? { year: yearOf(person.birthDate) } : { date: person.birthDate },
    ...(person.birthPlace?.trim() ? { birthPlace: person.birthPlace } : {}),
    nationality: person.nationality,
    languages: person.languages,
    relatives: relativesOf(person, household),
  }));
}

/** A person's entry in the index, with the fingerprint of the evidence. */
export function registryEntry(person: TracedPerson): IndexEntry {
  const entry = indexEntry(person);
  return { ...entry, person: { ...entry.person, e: identifier('e', JSON.stringify(person)) } };
}

const birthOf = ({ birth, birthYear }: TracingRequest['sought']): { birth?: Birth } =>
  birth ? { birth } : birthYear === undefined ? {} : { birth: { year: birthYear, calendar: 'gregory' } };

/** Relatives of the sought person that follow from the seeker's household and parents. */
function knownKin(request: TracingRequest, seeker: Person, household: readonly Person[]): Relative[] {
  const { relationship } = request.sought;
  return relativesOf(seeker, household).flatMap((relative): Relative[] => {
    const member = household.find((other) => other.name === relative.name);
    const relation = relationToSought(relationship, relative.relation, member?.sex ?? 'u');
    return relation === undefined ? [] : [{ ...relative, relation }];
  });
}

/** The query of a request to the matcher; undefined if not even a name is known. */
export function tracingQuery(request: TracingRequest, persons: readonly Person[]): TracingQuery | undefined {
  const { sought } = request;
  const household = inOrder(persons);
  const seeker = persons.find((person) => person.id === request.seekerId);
  if (sought.name === undefined || !seeker) return undefined;
  const { birthPlace, lastPlace, nationality, languages } = sought;
  return {
    id: `${request.caseId}/${request.id}`,
    seeker: { name: seeker.name, relation: seekerRelation(sought.relationship, seeker.sex) },
    sought: {
      names: [{ full: sought.name, kind: 'registered' }, ...(sought.otherNames ?? [])],
      sex: sought.sex,
      ...birthOf(sought),
      ...(birthPlace ? { birthPlace } : {}),
      ...(lastPlace ? { lastPlace } : {}),
      ...(nationality ? { nationality } : {}),
      ...(languages ? { languages } : {}),
      relatives: [...(sought.relatives ?? []), ...knownKin(request, seeker, household)],
    },
  };
}

/** The fingerprint of a pair's evidence: a rejected pair is proposed again only when it changes. */
export const pairEvidence = (query: TracingQuery, personEvidence: string | undefined): string =>
  identifier('pair', JSON.stringify(query), personEvidence ?? '');
