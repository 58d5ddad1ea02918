import { batchKey } from '../../contracts/list-table.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import type { Batch } from '../../domain/staff/batch.ts';
import { loadEntities } from './case-store.ts';
import { commitEntities, commitNew } from './commit.ts';
import type { Table } from './dynamodb.ts';

/** The store's operations on batches. */
export const batchesOf = (table: Table) => ({
  async loadBatch(id: string): Promise<Batch> {
    const [found] = (await loadEntities(table, [{ pk: batchKey(id), sk: 'batch' }])) as Batch[];
    if (!found) throw new CaseError('NotFound', `Expected a batch, received id ${id}.`);
    return found;
  },
  /** Begins a batch, once however often the command is repeated. */
  async beginBatch(batch: Batch, ...others: Batch[]): Promise<void> {
    const begun = others.length === 0 ? commitNew(table, batch) : commitEntities(table, [batch, ...others]);
    await begun.catch((error: Error) => {
      if (error.name !== 'AlreadyExists') throw error;
    });
  },
});
