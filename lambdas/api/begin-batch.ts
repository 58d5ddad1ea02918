import type { z } from 'zod';
import { BeginBatch } from '../../contracts/api/batches.ts';
import type { Actor } from '../../domain/kernel/actor.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { refuseAway } from '../../domain/staff/assign-work-item.ts';
import { newBatch } from '../../domain/staff/batch.ts';
import { apiHandler } from '../middleware/api.ts';
import { assigneeOf } from '../services/assignee.ts';
import { asChosen } from '../services/chosen-work.ts';

type Body = z.infer<NonNullable<typeof BeginBatch.body>>;

/** For supervisors. */
const LEADING: readonly Body['act'][] = ['reassign', 'retry-stage', 'redrive'];

function refuseUnfit({ act, assignee, items, executions }: Body, { roles }: Actor): void {
  if (LEADING.includes(act) && !roles.includes('supervisor'))
    throw new CaseError('Forbidden', 'Expected a supervisor.');
  if ((act === 'reassign') !== (assignee !== undefined))
    throw new CaseError(
      'WrongState',
      'Expected an assignee when items are given to somebody, and only then.',
    );
  if ((act === 'redrive') !== (executions !== undefined) || (items === undefined) !== (act === 'redrive'))
    throw new CaseError('WrongState', 'Expected executions to redrive, and items for everything else.');
}

export const handler = apiHandler(BeginBatch, async ({ body, actor, command, store }) => {
  refuseUnfit(body, actor);
  const { act, assignee, items = [], executions = [] } = body;
  if (assignee !== undefined) refuseAway((await assigneeOf(store, assignee)).away, command.at);
  const chosen = await asChosen(
    store,
    items.map(({ workItemId, version }) => ({ id: workItemId, version })),
  );
  const batch = newBatch(
    { act, assignee },
    [...chosen, ...executions.map((id) => ({ id, version: 1 }))],
    command,
  );
  await store.beginBatch(batch);
  return { batchId: batch.id };
});
