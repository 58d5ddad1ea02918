import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import { consents } from '../../domain/case/consent-uses.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { secondsOf } from '../../domain/kernel/calendar.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { TracingRequest } from '../../domain/tracing-request/tracing-request.ts';
import { isSearching, subjectOf } from '../../domain/tracing-request/tracing-request.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import type { Registered } from './proposals.ts';
import { newCandidates, propose } from './proposals.ts';

/** What a request outside its search phase waits for after its workflow was renewed. */
const BESIDE_THE_SEARCH: Partial<Record<TracingRequest['status'], string>> = {
  located: 'consent',
  'consent-asked': 'consent',
  'consent-granted': 'contact',
  'contact-restored': 'relationship',
  'relationship-verified': 'agreement',
  'reunification-agreed': 'reunification',
  reunified: 'end',
  'followed-up': 'end',
  'death-reported': 'death',
  'to-be-told': 'answer',
  closed: 'end',
};

/** The request with this id; throws `NotFound` if the case has none. */
export function requestNamed(file: CaseFile, requestId: string): TracingRequest {
  const request = file.tracing.find((candidate) => candidate.id === requestId);
  if (!request)
    throw new CaseError('NotFound', `Expected a tracing request of the case, received ${requestId}.`);
  return request;
}

/**
 * Adds the matcher's candidates and returns the next step: the first search by a person, a candidate to decide,
 * waiting for registrations, a review by a person, or nothing if the request is closed. A seeker who has not
 * consented is asked first. A request past its search phase continues where it is.
 */
export function searchRegistry(
  file: CaseFile,
  requestId: string,
  found: readonly Registered[],
  command: Command,
): Change {
  const request = requestNamed(file, requestId);
  const beside = BESIDE_THE_SEARCH[request.status];
  if (beside) return noChange({ next: beside });
  if (!consents(file, 'tracing-request', request.seekerId, command.at))
    return noChange({ next: 'seeker-consent' });
  const fresh = newCandidates(file, request, found, command.at);
  const proposed = fresh.length > 0 ? propose(file, request, fresh, 'search', command) : noChange({});
  if (request.status === 'opened') return { ...proposed, answer: { next: 'first-search' } };
  const waiting = [...request.candidates, ...fresh].find((candidate) => candidate.decision === 'open');
  if (waiting) {
    const subject = subjectOf(request, waiting);
    const secondEyes = file.workItems.some(
      (item) => item.kind === 'tracing-confirmation' && item.subject === subject && isOpen(item),
    );
    return { ...proposed, answer: { next: secondEyes ? 'confirmation' : 'candidate', subject } };
  }
  const { reviews, revision } = request;
  if (reviews >= file.policy.tracing.reviews) return noChange({ next: 'review' });
  const { reviewEvery } = file.policy.tracing;
  return {
    patch: {},
    writes: [{ ...request, reviews: reviews + 1 }],
    facts: [{ act: 'tracing-request.searched', subject: request.id, details: { search: reviews + 1 } }],
    answer: { next: 'wait', revision, waitSeconds: Math.max(1, secondsOf(command.at, reviewEvery)) },
  };
}

/**
 * Lets an execution wait for news about the sought person: a registration, or other evidence. Throws `WrongState` if
 * there is news already, so that it searches at once.
 */
export function awaitRegistrations(
  file: CaseFile,
  wait: { requestId: string; token: string; revision: number },
): Change {
  const request = requestNamed(file, wait.requestId);
  if (request.awaiting === wait.token) return noChange({});
  const open = request.candidates.some((candidate) => candidate.decision === 'open');
  if (!isSearching(request) || open || request.revision !== wait.revision)
    throw new CaseError('WrongState', 'Expected nothing new since the search, received news.');
  return {
    patch: {},
    writes: [{ ...request, awaiting: wait.token }],
    facts: [{ act: 'tracing-request.waits', subject: request.id }],
    answer: {},
  };
}

/**
 * Adds candidates who were registered after the search, or matched again because the evidence of one side changed;
 * changes nothing if there are none.
 */
export function addNewlyRegisteredCandidates(
  file: CaseFile,
  requestId: string,
  found: readonly Registered[],
  command: Command,
  because: 'registration' | 'evidence' = 'registration',
): Change {
  const request = file.tracing.find((candidate) => candidate.id === requestId);
  if (!request || !isSearching(request)) return noChange({});
  if (!consents(file, 'tracing-request', request.seekerId, command.at)) return noChange({});
  const fresh = newCandidates(file, request, found, command.at);
  return fresh.length === 0 ? noChange({}) : propose(file, request, fresh, because, command);
}
