import type { TracingRequest } from '../../domain/tracing-request/tracing-request.ts';

/** What a request waits for: a kind of work item, `registrations`, `reunification`, or `none` when it is over. */
export function nextStepOf(request: TracingRequest): string {
  switch (request.status) {
    case 'opened':
      return 'tracing-search';
    case 'active': {
      const open = request.candidates.find((candidate) => candidate.decision === 'open');
      if (!open) return request.awaiting === undefined ? 'tracing-review' : 'registrations';
      if (open.sharing?.status === 'asked') return 'identity-sharing';
      return open.decidedBy === undefined ? 'tracing-candidate' : 'tracing-confirmation';
    }
    case 'located':
    case 'consent-asked':
      return 'tracing-consent';
    case 'consent-granted':
      return 'tracing-contact';
    case 'contact-restored':
      return 'relationship-verification';
    case 'relationship-verified':
      return 'reunification-agreement';
    case 'reunification-agreed':
      return 'reunification';
    case 'reunified':
    case 'followed-up':
      return 'follow-up';
    case 'death-reported':
      return 'death-confirmation';
    case 'to-be-told':
      return 'tracing-answer';
    case 'closed':
      return 'none';
  }
}
