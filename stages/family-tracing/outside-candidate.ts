import type * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { requireConsent } from '../../domain/case/consent-uses.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { ageAt, dateOf } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { invalid } from '../../domain/kernel/invalid-input.ts';
import { rule } from '../../domain/kernel/rules.ts';
import type { Candidate as Matched } from '../../domain/tracing/matcher.ts';
import { birthSpan } from '../../domain/tracing/persons/birth.ts';
import type { TracedPerson } from '../../domain/tracing/schema.ts';
import type { NewOutsidePersonSchema, OutsidePerson } from '../../domain/tracing-request/outside-person.ts';
import { OUTSIDE } from '../../domain/tracing-request/outside-person.ts';
import type { Candidate } from '../../domain/tracing-request/tracing-request.ts';
import { isSearching } from '../../domain/tracing-request/tracing-request.ts';
import { matchOf, propose, roomIn } from './proposals.ts';
import { requestNamed } from './search.ts';
import { pairEvidence, tracingQuery } from './traced-person.ts';

export type NewOutsidePerson = z.infer<typeof NewOutsidePersonSchema>;

/** The same person of the same source is one candidate, however often they are entered. */
export const outsideIdOf = (
  requestId: string,
  { source, sourceReference }: Pick<OutsidePerson, 'source' | 'sourceReference'>,
): string => identifier('outside', requestId, source, sourceReference);

/** A number without what people write differently: capitals, blanks and hyphens. */
const plainly = (reference: string): string =>
  reference.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '') || reference;

/** Somebody outside the registry as the matcher compares them: as anybody of the registry. */
export function outsideTraced(
  personId: string,
  { name, sex, birth, birthYear, ...known }: OutsidePerson['known'],
): TracedPerson {
  const born = birth ?? (birthYear === undefined ? undefined : { year: birthYear });
  const { birthPlace, lastPlace, nationality, languages, relatives } = known;
  return {
    id: `${OUTSIDE}/${personId}`,
    names: [{ full: name, kind: 'registered' }],
    sex,
    ...(born === undefined ? {} : { birth: born }),
    ...(birthPlace === undefined ? {} : { birthPlace }),
    ...(lastPlace === undefined ? {} : { lastPlace }),
    ...(nationality === undefined ? {} : { nationality }),
    ...(languages === undefined ? {} : { languages }),
    ...(relatives === undefined ? {} : { relatives }),
  };
}

const DAY_MS = 86_400_000;

/** Whether they may be below the age of majority, however their birth is known: as a date, a year, an age or a range. */
function isMinor(file: CaseFile, { birth, birthYear }: OutsidePerson['known'], at: string): boolean {
  const span = birthSpan(birth ?? (birthYear === undefined ? undefined : { year: birthYear }));
  if (span === undefined) return false;
  const youngest = dateOf(new Date(span.hi * DAY_MS).toISOString());
  return ageAt(youngest, at) < file.policy.bestInterests.majority;
}

/**
 * Proposes somebody whom an organisation, an authority or the family found outside the registry: compared like anybody
 * of the registry, decided by two officers, and asked for their own consent through whoever found them. Somebody who
 * was rejected returns only with other evidence.
 */
export function addOutsideCandidate(
  file: CaseFile,
  requestId: string,
  { known, source, sourceReference, reachedBy }: NewOutsidePerson,
  matched: Matched | undefined,
  command: Command,
): Change<{ requestId: string; revision: number }> {
  const request = requestNamed(file, requestId);
  if (!isSearching(request))
    throw new CaseError(
      'WrongState',
      `Expected a request that is searched for, received one that is ${request.status}.`,
    );
  requireConsent(file, 'tracing-request', [], command.at, [request.seekerId]);
  const query = tracingQuery(request, file.persons);
  const before = request.candidates.find(
    ({ outside }) =>
      outside?.source === source && plainly(outside.sourceReference) === plainly(sourceReference),
  );
  const personId = before?.personId ?? outsideIdOf(request.id, { source, sourceReference });
  const evidence = pairEvidence(query ?? { id: request.id, sought: { names: [] } }, JSON.stringify(known));
  if (
    before &&
    (before.decision === 'open' || before.decision === 'confirmed' || before.evidence === evidence)
  )
    throw invalid('sourceReference', rule('outside-new-evidence'), before.decision);
  if (roomIn(request) <= 0)
    throw new CaseError('WrongState', 'Expected room for one more candidate, received as many as can wait.');
  const candidate: Candidate = {
    ...{ caseId: OUTSIDE, personId, decision: 'open', evidence },
    minor: isMinor(file, known, command.at),
    ...(matched ? { match: matchOf(matched) } : {}),
    outside: {
      ...{ source, sourceReference, known },
      ...(reachedBy === undefined ? {} : { reachedBy }),
      enteredBy: command.actor.id,
      enteredAt: command.at,
    },
  };
  const { revision } = request;
  const change = propose(file, request, [candidate], 'outside', command);
  return { ...change, answer: { requestId: request.id, revision } };
}
