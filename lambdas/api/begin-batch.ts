import { BeginBatch } from '../../contracts/api/batches.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { refuseAway } from '../../domain/staff/assign-work-item.ts';
import { newBatch } from '../../domain/staff/batch.ts';
import { apiHandler } from '../middleware/api.ts';
import { assigneeOf } from '../services/assignee.ts';
import { asChosen } from '../services/chosen-work.ts';

export const handler = apiHandler(BeginBatch, async ({ body, actor, command, store }) => {
  const { act, assignee, items } = body;
  const leads = actor.roles.includes('supervisor');
  if ((act === 'reassign' || act === 'retry-stage') && !leads)
    throw new CaseError('Forbidden', 'Expected a supervisor.');
  if ((act === 'reassign') !== (assignee !== undefined))
    throw new CaseError(
      'WrongState',
      'Expected an assignee when items are given to somebody, and only then.',
    );
  if (assignee !== undefined) refuseAway((await assigneeOf(store, assignee)).away, command.at);
  const chosen = await asChosen(
    store,
    items.map(({ workItemId, version }) => ({ id: workItemId, version })),
  );
  const batch = newBatch({ act, assignee }, chosen, command);
  await store.beginBatch(batch);
  return { batchId: batch.id };
});
