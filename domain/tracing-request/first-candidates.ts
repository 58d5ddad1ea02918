import { nameKey } from '../case/name-key.ts';
import type { Person } from '../case/person.ts';
import { identifier } from '../identifier.ts';
import type { Policy } from '../policy/policy.ts';
import type { Candidate, TracingRequest } from './tracing-request.ts';

/** What a person's record says that a match rests on; a change of it brings a rejected pair back. */
export const evidenceOf = (person: Person): string =>
  identifier('evidence', nameKey(person.name), person.birthDate, person.sex, person.status);

/**
 * The persons of the same exact name, a birth year within the tolerance and no other sex than the sought person's:
 * a first, honest matcher. Rejected pairs come back only when their evidence changed; the seeker's own case is out.
 */
export function firstCandidates(
  request: TracingRequest,
  found: readonly { person: Person; caseId: string }[],
  policy: Policy,
): Candidate[] {
  const { sought } = request;
  return found
    .filter(({ person, caseId }) => {
      const year = Number(person.birthDate.slice(0, 4));
      const known = request.candidates.find(
        (candidate) => candidate.personId === person.id && candidate.caseId === caseId,
      );
      return (
        caseId !== request.caseId &&
        person.status === 'active' &&
        sought.name !== undefined &&
        nameKey(person.name) === nameKey(sought.name) &&
        (sought.birthYear === undefined ||
          Math.abs(year - sought.birthYear) <= policy.tracing.birthYearTolerance) &&
        (sought.sex === 'u' || person.sex === 'u' || sought.sex === person.sex) &&
        (known === undefined || (known.decision !== 'confirmed' && known.evidence !== evidenceOf(person)))
      );
    })
    .map(({ person, caseId }) => ({
      caseId,
      personId: person.id,
      decision: 'open' as const,
      evidence: evidenceOf(person),
    }))
    .sort((a, b) => (a.personId < b.personId ? -1 : 1));
}
