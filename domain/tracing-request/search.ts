import type { Command } from '../actor.ts';
import { plus } from '../calendar.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import type { Person } from '../case/person.ts';
import { CaseError } from '../errors.ts';
import { isOpen } from '../work-item/work-item.ts';
import { firstCandidates } from './first-candidates.ts';
import type { TracingRequest } from './tracing-request.ts';

/** What a request that is not at its search waits for, when its workflow was renewed there. */
const BESIDE_THE_SEARCH: Partial<Record<TracingRequest['status'], string>> = {
  opened: 'first-search',
  located: 'consent',
  'consent-asked': 'contact',
  'contact-restored': 'relationship',
  'relationship-verified': 'agreement',
  'reunification-agreed': 'end',
  closed: 'end',
};

/**
 * Looks for the sought person among registered persons of that name and says what comes next: a candidate to
 * decide, another search later, a review by a person, or nothing when the request is closed. A request that is
 * beyond the search goes on from where it is.
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
  const beside = BESIDE_THE_SEARCH[request.status];
  if (beside) return nothing({ next: beside });
  const waiting = request.candidates.find((candidate) => candidate.decision === 'open');
  if (waiting) {
    const subject = `${request.id}/${waiting.caseId}/${waiting.personId}`;
    const secondEyes = file.workItems.some(
      (item) => item.kind === 'tracing-confirmation' && item.subject === subject && isOpen(item),
    );
    return nothing({ next: secondEyes ? 'confirmation' : 'candidate', subject });
  }
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
