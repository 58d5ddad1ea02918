import type { CaseFile } from '../../domain/case/case-file.ts';
import type { TracingRequest, TracingStatus } from '../../domain/tracing-request/tracing-request.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';

/** The kind of work that asks another office whether it will show who somebody is. */
export const SHARING = 'identity-sharing';

/** States in which somebody else may still turn out to be the sought person. */
const MAY_FIND = new Set<TracingStatus>([
  ...(['opened', 'active', 'located', 'consent-asked', 'consent-granted'] as const),
  // A death that is not confirmed lets the search go on.
  'death-reported',
]);

/** Whether a candidate's identity still matters to a request: the two are not in contact, and it is not closed. */
export const mayFind = ({ status }: Pick<TracingRequest, 'status'>): boolean => MAY_FIND.has(status);

/**
 * Cancels the questions that other offices still have about a request's candidates, or about the candidate of this
 * subject.
 */
export const sharingEnded = (file: CaseFile, about: string): WorkItem[] =>
  file.workItems
    .filter(
      ({ kind, subject = '' }) => kind === SHARING && (subject === about || subject.startsWith(`${about}/`)),
    )
    .filter(isOpen)
    .map((item) => ({ ...item, status: 'cancelled' as const, version: item.version + 1 }));
