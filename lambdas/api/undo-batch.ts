import { UndoBatch } from '../../contracts/api/batches.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { identifier } from '../../domain/kernel/identifier.ts';
import { undoOf } from '../../domain/staff/batch.ts';
import { apiHandler } from '../middleware/api.ts';

export const handler = apiHandler(UndoBatch, async ({ params, actor, command, store }) => {
  const batch = await store.loadBatch(params.batchId);
  if (batch.by.id !== actor.id)
    throw new CaseError('NotFound', `Expected a batch of this person, received ${params.batchId}.`);
  // A repeat of the command finds what it began.
  if (batch.undoneBy === identifier('batch', command.id)) return { batchId: batch.undoneBy };
  const back = undoOf(batch, command);
  await store.beginBatch(back, { ...batch, version: batch.version + 1, undoneBy: back.id });
  return { batchId: back.id };
});
