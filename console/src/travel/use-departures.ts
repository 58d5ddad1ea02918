import { useInfiniteQuery } from '@tanstack/react-query';
import { type DepartureRow, ListDepartures } from '../../../contracts/api/travel.ts';
import { useCall } from '../api/use-call.ts';

const PAGE = 50;

/** The journeys of the office in a period, earliest first. */
export function useDepartures(from: string, to: string) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: ['departures', from, to],
    queryFn: ({ pageParam, signal }) =>
      call(ListDepartures, { query: { from, to, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const rows: readonly DepartureRow[] = query.data?.pages.flatMap((page) => page.departures) ?? [];
  return { ...query, rows };
}
