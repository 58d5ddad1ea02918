import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { noChange } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import type {
  Candidate,
  TracingRequest,
  TracingStatus,
} from '../../domain/tracing-request/tracing-request.ts';
import { subjectOf } from '../../domain/tracing-request/tracing-request.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { SHARING } from './end-sharing.ts';

/** Why a person is taken out of a request: the record is gone, or the person's consent to tracing. */
export type ErasedBecause = 'record-erased' | 'consent-withdrawn';

/** States in which a found person was not yet spoken to for the seeker: the search goes on. */
const SEARCHES_ON = new Set<TracingStatus>(['located', 'consent-asked', 'consent-granted']);
/** States in which the two are in touch, and nothing more can be done with a record that is gone. */
const ENDS = new Set<TracingStatus>(['contact-restored', 'relationship-verified', 'reunification-agreed']);

/** What may be kept of the decision on somebody whose record is erased: ids, who decided, when and why. */
function stripped(candidate: Candidate, at: string): Candidate {
  const { caseId, personId, decision, decidedBy, decidedAt, reasonCode } = candidate;
  const rejected = decision === 'rejected';
  return {
    ...{ caseId, personId, evidence: '' },
    decision: rejected ? 'rejected' : 'erased',
    ...(rejected && decidedBy !== undefined ? { decidedBy } : {}),
    ...(rejected && reasonCode !== undefined ? { reasonCode } : {}),
    decidedAt: rejected && decidedAt !== undefined ? decidedAt : at,
  };
}

function stateAfter(
  request: TracingRequest,
  candidate: Candidate,
  outcome: ErasedBecause,
): Partial<TracingRequest> {
  if (candidate.decision !== 'confirmed' || request.reunificationCaseId !== undefined) return {};
  if (SEARCHES_ON.has(request.status)) return { status: 'active', reviews: 0 };
  return ENDS.has(request.status) ? { status: 'closed', outcome } : {};
}

/** The work that was about the person; all work of the request when the person was the one found. */
const workOn = (file: CaseFile, request: TracingRequest, candidate: Candidate, to?: TracingStatus) => {
  const isAbout = ({ kind, subject = '' }: WorkItem): boolean =>
    subject === subjectOf(request, candidate) ||
    (to !== undefined && subject === request.id) ||
    (to === 'closed' && kind === SHARING && subject.startsWith(`${request.id}/`));
  return file.workItems.filter((item) => item.stage === 'family-tracing' && isOpen(item) && isAbout(item));
};

/**
 * Takes a person whose record was erased, or who does not consent any more, out of a request: nothing of the match is kept, and the work about the person
 * is cancelled, so that the execution searches on. When it was the confirmed person, the request searches again, or is
 * closed once the two were in touch. A rejection stays a rejection. A repeat changes nothing.
 */
export function eraseCandidate(
  file: CaseFile,
  requestId: string,
  { caseId, personId }: Pick<Candidate, 'caseId' | 'personId'>,
  { at }: Command,
  outcome: ErasedBecause = 'record-erased',
): Change {
  const request = file.tracing.find(({ id }) => id === requestId);
  const isPerson = (one: Candidate) => one.caseId === caseId && one.personId === personId;
  const candidate = request?.candidates.find(isPerson);
  if (!request || !candidate || candidate.evidence === '') return noChange({});
  const moved = stateAfter(request, candidate, outcome);
  const candidates = request.candidates.map((one) => (isPerson(one) ? stripped(one, at) : one));
  const rejected = candidate.decision === 'rejected';
  const action = { at, kind: 'tracing-candidate', outcome };
  const work = workOn(file, request, candidate, moved.status);
  return {
    patch: {},
    writes: [
      {
        ...request,
        ...moved,
        candidates,
        actions: rejected ? request.actions : [...request.actions, action],
      },
      ...work.map(({ context: _match, ...item }) => ({
        ...item,
        status: 'cancelled' as const,
        version: item.version + 1,
      })),
    ],
    facts: [{ act: 'tracing-request.candidate-erased', subject: request.id, details: { outcome } }],
    answer: {},
  };
}
