import { deliveryFailureWork } from '../../domain/notices/attention.ts';
import type { Changed } from './changed.ts';
import { deliver } from './delivery.ts';
import { theWorkflows } from './the-workflows.ts';

async function sendNotice({ before, after: notice }: Changed): Promise<void> {
  if (notice.type !== 'notice' || notice.to.kind !== 'sponsor') return;
  if (before === undefined && (notice.status === 'pending' || notice.status === 'sending'))
    return deliver(notice);
  const attention = deliveryFailureWork(before, notice);
  if (attention) await theWorkflows().relay(attention);
}

/** Sends newly written notices, and opens work for those that were not delivered. */
export async function sendNotices(changes: readonly Changed[]): Promise<void> {
  for (const change of changes) await sendNotice(change);
}
