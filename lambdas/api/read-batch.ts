import { ReadBatch } from '../../contracts/api/batches.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { apiHandler } from '../middleware/api.ts';
import { rowsOf } from '../services/work-item-rows.ts';
import { queuesOf } from '../services/work-queues.ts';

/** How many work items are loaded at once. */
const AT_ONCE = 100;

export const handler = apiHandler(ReadBatch, async ({ params, actor, grant, command, store }) => {
  const batch = await store.loadBatch(params.batchId);
  if (batch.by.id !== actor.id)
    throw new CaseError('NotFound', `Expected a batch of this person, received ${params.batchId}.`);
  const redrives = batch.act === 'redrive';
  const ids = redrives ? [] : batch.items.map(({ id }) => id);
  const reader = { actor, sees: grant.sees, at: command.at };
  const rows = [
    ...(await rowsOf(store, ids.slice(0, AT_ONCE), reader)),
    ...(await rowsOf(store, ids.slice(AT_ONCE), reader)),
  ].filter(({ office, role }) => office === actor.office && queuesOf(actor).includes(role));
  const seen = new Map(rows.map((row) => [row.workItemId, row]));
  const { id: batchId, act, assignee, begunAt, endedAt, undoes, undoneBy } = batch;
  return {
    ...{ batchId, act, begunAt },
    ...(assignee === undefined ? {} : { assignee }),
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(undoes === undefined ? {} : { undoes }),
    ...(undoneBy === undefined ? {} : { undoneBy }),
    items: batch.items.map(({ id, state, why }) => ({
      ...(redrives ? { executionId: id } : { workItemId: id }),
      ...{ state, item: seen.get(id) ?? null },
      ...(why === undefined ? {} : { why }),
    })),
  };
});
