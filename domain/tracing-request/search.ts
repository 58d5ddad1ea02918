import type { Command } from '../actor.ts';
import { plus } from '../calendar.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { Person } from '../case/person.ts';
import { CaseError } from '../errors.ts';
import { firstCandidates } from './first-candidates.ts';

/**
 * Looks for the sought person among registered persons of that name and says what comes next: a candidate to
 * decide, another search later, a review by a person, or nothing when the request is closed.
 */
export function searchRegistry(
  file: CaseFile,
  requestId: string,
  found: readonly { person: Person; caseId: string }[],
  command: Command,
): Change {
  const request = file.tracing.find((candidate) => candidate.id === requestId);
  if (!request)
    throw new CaseError('NotFound', `Expected a tracing request of the case, received ${requestId}.`);
  const nothing = (answer: Record<string, unknown>): Change => ({ head: {}, puts: [], facts: [], answer });
  if (request.status === 'closed' || file.case.status === 'registered') return nothing({ next: 'end' });
  const waiting = request.candidates.find((candidate) => candidate.decision === 'open');
  if (waiting)
    return nothing({ next: 'candidate', subject: `${request.id}/${waiting.caseId}/${waiting.personId}` });
  const [first, ...others] = firstCandidates(request, found, file.policy);
  if (first) {
    const kept = request.candidates.filter(
      (old) =>
        ![first, ...others].some((fresh) => fresh.personId === old.personId && fresh.caseId === old.caseId),
    );
    return {
      head: {},
      puts: [{ ...request, candidates: [...kept, first, ...others] }],
      facts: [
        { act: 'tracing-request.matched', subject: request.id, details: { candidates: others.length + 1 } },
      ],
      answer: { next: 'candidate', subject: `${request.id}/${first.caseId}/${first.personId}` },
    };
  }
  if (request.reviews >= file.policy.tracing.reviews) return nothing({ next: 'review' });
  return {
    head: {},
    puts: [{ ...request, reviews: request.reviews + 1 }],
    facts: [
      { act: 'tracing-request.searched', subject: request.id, details: { search: request.reviews + 1 } },
    ],
    answer: { next: 'wait', askAgainAt: plus(command.at, file.policy.tracing.reviewEvery) },
  };
}
