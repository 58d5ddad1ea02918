import type { QueryClient } from '@tanstack/react-query';
import { WORK_ITEMS } from './use-queue.ts';

/**
 * Reads the lists of work again after a decision. The decided item is read again when it is next opened: until its page
 * has gone it is still shown, and what was decided, such as an erasure, may have removed it.
 */
export async function readAfterDecision(queries: QueryClient, workItemId: string): Promise<void> {
  const item = [...WORK_ITEMS, 'item', workItemId];
  await queries.invalidateQueries({ queryKey: item, refetchType: 'none' });
  await queries.invalidateQueries({
    queryKey: WORK_ITEMS,
    predicate: ({ queryKey }) => queryKey[1] !== 'item' || queryKey[2] !== workItemId,
  });
}
