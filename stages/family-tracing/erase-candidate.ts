import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import { mergeChanges, noChange } from '../../domain/case/change.ts';
import type { Command } from '../../domain/kernel/actor.ts';
import { OUTSIDE } from '../../domain/tracing-request/outside-person.ts';
import type {
  Candidate,
  TracingRequest,
  TracingStatus,
} from '../../domain/tracing-request/tracing-request.ts';
import { subjectOf } from '../../domain/tracing-request/tracing-request.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';
import { SHARING } from './end-sharing.ts';

/** Why a person is removed from a request: their record was erased, or their consent to tracing ended. */
export type ErasedBecause = 'record-erased' | 'consent-withdrawn';

/** States in which the found person has not yet been approached for the seeker: the search continues. */
const SEARCHES_ON = new Set<TracingStatus>(['located', 'consent-asked', 'consent-granted']);
/** States in which the two are in contact, and nothing more can be done without the record. */
const ENDS = new Set<TracingStatus>(['contact-restored', 'relationship-verified', 'reunification-agreed']);

/** What may be kept of the decision on a person whose record was erased: ids, who decided, when and why. */
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

/** Whether somebody else may still be the one who is sought; that they live and wish no contact rests on their consent. */
const searchesOn = ({ status, outcome }: TracingRequest): boolean =>
  SEARCHES_ON.has(status) || (status === 'to-be-told' && outcome === 'alive-no-contact');

function stateAfter(
  request: TracingRequest,
  candidate: Candidate,
  outcome: ErasedBecause,
): Partial<TracingRequest> {
  if (candidate.decision !== 'confirmed' || request.reunificationCaseId !== undefined) return {};
  const { status, death } = request;
  if (status === 'death-reported' && death) {
    // It goes on where it would be now, if the report is not confirmed.
    const before = { ...request, status: death.before as TracingStatus };
    const { status: now, ...later } = stateAfter(before, candidate, outcome);
    return now === undefined ? {} : { ...later, death: { ...death, before: now } };
  }
  if (searchesOn(request)) return { status: 'active', outcome: undefined, reviews: 0 };
  return ENDS.has(status) ? { status: 'closed', outcome } : {};
}

/** The work about the person; all work of the request if they were the person found. */
const workOn = (file: CaseFile, request: TracingRequest, candidate: Candidate, to?: TracingStatus) => {
  const isAbout = ({ kind, subject = '' }: WorkItem): boolean =>
    subject === subjectOf(request, candidate) ||
    (to !== undefined && subject === request.id) ||
    (to === 'closed' && kind === SHARING && subject.startsWith(`${request.id}/`));
  return file.workItems.filter((item) => item.stage === 'family-tracing' && isOpen(item) && isAbout(item));
};

/**
 * Removes a person whose record was erased, or who no longer consents, from a request: nothing of the match is kept,
 * and work about them is cancelled, so that the execution continues searching. If they were the confirmed person, the
 * request searches again, or closes if the two were already in contact. A rejection stays a rejection. Repeating it
 * changes nothing.
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

/** Takes somebody outside the registry out of every request of the case that names them. */
export const eraseOutsider = (
  file: CaseFile,
  personId: string,
  because: ErasedBecause,
  command: Command,
): Change =>
  file.tracing
    .map(({ id }) => eraseCandidate(file, id, { caseId: OUTSIDE, personId }, command, because))
    .reduce<Change>((all, one) => mergeChanges(all, one), noChange({}));
