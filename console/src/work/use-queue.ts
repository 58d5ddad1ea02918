import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { CountWorkItems, ListWorkItems } from '../../../contracts/api/work-items.ts';
import { useCall } from '../api/use-call.ts';
import { endOfDay, type QueuePlace, type QueueRow, queryOf } from './queue.ts';

const PAGE = 50;
const LOOK_AGAIN_MS = 30_000;

/** The first part of the key of every query affected by a changed work item. */
export const WORK_ITEMS = ['work-items'] as const;

/** A view of a queue in its order, refreshed every half minute. */
export function useQueue(place: QueuePlace) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [...WORK_ITEMS, 'queue', place],
    queryFn: ({ pageParam, signal }) => {
      const until = endOfDay(new Date());
      const query = { ...queryOf(place), until, limit: PAGE, cursor: pageParam };
      return call(ListWorkItems, { query, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
    refetchInterval: LOOK_AGAIN_MS,
    placeholderData: keepPreviousData,
  });
  const rows: readonly QueueRow[] = query.data?.pages.flatMap((page) => page.workItems) ?? [];
  return { ...query, rows };
}

/** How many items are in each view of each of the person's queues. */
export function useCounts() {
  const call = useCall();
  return useQuery({
    queryKey: [...WORK_ITEMS, 'counts'],
    queryFn: ({ signal }) => call(CountWorkItems, { query: { until: endOfDay(new Date()) }, signal }),
    refetchInterval: LOOK_AGAIN_MS,
  });
}
