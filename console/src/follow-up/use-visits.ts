import { useInfiniteQuery } from '@tanstack/react-query';
import { type FollowUpVisitRow, ListFollowUpVisits } from '../../../contracts/api/follow-up.ts';
import { useCall } from '../api/use-call.ts';

const PAGE = 50;

/** The next visit of each household of the office in a period, earliest first. */
export function useVisits(from: string, to: string) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: ['follow-up-visits', from, to],
    queryFn: ({ pageParam, signal }) =>
      call(ListFollowUpVisits, { query: { from, to, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const rows: readonly FollowUpVisitRow[] = query.data?.pages.flatMap((page) => page.visits) ?? [];
  return { ...query, rows };
}
