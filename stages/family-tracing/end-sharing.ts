import type { CaseFile } from '../../domain/case/case-file.ts';
import type { TracingRequest, TracingStatus } from '../../domain/tracing-request/tracing-request.ts';
import type { WorkItem } from '../../domain/work-item/work-item.ts';
import { isOpen } from '../../domain/work-item/work-item.ts';

/** The kind of the work that asks another office whether it shows who somebody is. */
export const SHARING = 'identity-sharing';

/** States in which somebody else may still turn out to be the sought person. */
const MAY_FIND = new Set<TracingStatus>(['opened', 'active', 'located', 'consent-asked', 'consent-granted']);

/** Whether who a candidate is still matters to a request: the two are not in touch, and it is not closed. */
export const mayFind = ({ status }: Pick<TracingRequest, 'status'>): boolean => MAY_FIND.has(status);

/** What another office is still asked about the candidates of a request, or about the one of this subject, cancelled. */
export const sharingEnded = (file: CaseFile, about: string): WorkItem[] =>
  file.workItems
    .filter(
      ({ kind, subject = '' }) => kind === SHARING && (subject === about || subject.startsWith(`${about}/`)),
    )
    .filter(isOpen)
    .map((item) => ({ ...item, status: 'cancelled' as const, version: item.version + 1 }));
