import { useInfiniteQuery } from '@tanstack/react-query';
import { ListWorkItems } from '../../../contracts/api/work-items.ts';
import type { Role } from '../../../domain/actor.ts';
import { useCall } from '../api/use-call.ts';
import type { QueueRow } from './queue.ts';

const PAGE = 100;
const LOOK_AGAIN_MS = 30_000;

export const QUEUE_KEY = ['work-items', 'queue'] as const;

/** The queue of a role, most urgent first, looked at again every half minute. */
export function useQueue(role: Role) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [...QUEUE_KEY, role],
    queryFn: ({ pageParam, signal }) =>
      call(ListWorkItems, { query: { role, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
    refetchInterval: LOOK_AGAIN_MS,
  });
  const rows: readonly QueueRow[] = query.data?.pages.flatMap((page) => page.workItems) ?? [];
  return { ...query, rows };
}
