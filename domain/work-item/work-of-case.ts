import type { CaseFile } from '../case/case-file.ts';
import { CaseError } from '../kernel/errors.ts';
import type { WorkItem } from './work-item.ts';
import { isOpen } from './work-item.ts';

/** The work item with this id; throws NotFound if the case or sponsor has none. */
export function workItemOf(file: { workItems: readonly WorkItem[] }, workItemId: string): WorkItem {
  const item = file.workItems.find((candidate) => candidate.id === workItemId);
  if (!item)
    throw new CaseError('NotFound', `Expected a work item that there is, received id ${workItemId}.`);
  return item;
}

/** Open work that closure has to wait for: tracing never blocks, and closure's own items do not count. */
export const blockingWork = (file: CaseFile): WorkItem[] =>
  file.workItems.filter(
    (item) => isOpen(item) && item.stage !== 'family-tracing' && item.stage !== 'closure',
  );

/** Kinds that stay open whatever happens to the case's run: the next one waits for them, or an execution of their own. */
const OUTLIVE_RUN = new Set([
  'owed-duty',
  'overdue-lines',
  'receiving-clinic',
  'care-on-arrival',
  'follow-up-action',
  'protection-concern',
  'person-question',
  'sponsor-question',
  'sponsorship-breakdown',
  'known-sponsor',
  'sponsor-worry',
  'contact-failed',
  'access-review',
  'same-number',
  'household-change',
  'rights-request',
  'stalled-work',
  'expiring-document',
  'expiring-paper',
  'retention-review',
]);

/** After departure a sponsor is sought only where a sponsorship broke down: nothing else waits for it. */
export const isSoughtApart = (file: CaseFile): boolean => file.travel?.departedAt !== undefined;

/** Open work that the case's run waits for, and that ends with the run. */
export const workOfRun = (file: CaseFile): WorkItem[] =>
  file.workItems.filter(
    (item) => isOpen(item) && item.stage !== 'family-tracing' && !OUTLIVE_RUN.has(item.kind),
  );
