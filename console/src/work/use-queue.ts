import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { CountWorkItems, ListWorkItems } from '../../../contracts/api/work-items.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';
import { lookAgain } from '../live/look-again.ts';
import { useStanding } from '../live/use-standing.ts';
import { ESCALATED, endOfDay, isWhole, PRESSING, type QueuePlace, type QueueRow, queryOf } from './queue.ts';

type Counts = Answer<typeof CountWorkItems>;

const PAGE = 50;
const LOOK_AGAIN_MS = 15_000;
const COUNT_AGAIN_MS = 30_000;

/** The first part of the key of every query affected by a changed work item. */
export const WORK_ITEMS = ['work-items'] as const;

/**
 * A view of a queue in its order, asked for again while it is open. What came or went meanwhile does not move the rows:
 * they stand until their reader takes the `news`.
 */
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
    refetchInterval: lookAgain(LOOK_AGAIN_MS),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const fresh = useMemo(() => data?.pages.flatMap((page) => page.workItems) ?? [], [data]);
  const early = !query.isFetchedAfterMount || query.isPlaceholderData;
  const live = useStanding<QueueRow>({ fresh, list: JSON.stringify(place), early, idOf });
  return { ...query, ...live };
}

const idOf = ({ workItemId }: QueueRow): string => workItemId;

/** How many items are in each view of each of the person's queues. */
export function useCounts() {
  const call = useCall();
  return useQuery({
    queryKey: [...WORK_ITEMS, 'counts'],
    queryFn: ({ signal }) => call(CountWorkItems, { query: { until: endOfDay(new Date()) }, signal }),
    refetchInterval: lookAgain(COUNT_AGAIN_MS),
  });
}

function countedIn({ queues, escalated, pressing, attention }: Counts, { queue, view }: QueuePlace) {
  if (queue === ESCALATED) return escalated;
  if (queue === PRESSING) return pressing;
  if (isWhole(queue)) return attention?.[queue];
  const own = queues.find(({ role }) => role === queue);
  return own && { count: own.counts[view], atLeast: own.atLeast };
}

/** All of a view as the server counts it, and how it is asked for; undefined for lists that are not counted so. */
export function useWholeView(place: QueuePlace) {
  const { data } = useCounts();
  const counted = data && countedIn(data, place);
  if (!counted || counted.atLeast) return undefined;
  const { sort: _order, ...query } = { sort: undefined, ...queryOf(place) };
  return { count: counted.count, query: { view: 'all' as const, ...query, until: endOfDay(new Date()) } };
}
