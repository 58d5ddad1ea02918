import { useInfiniteQuery } from '@tanstack/react-query';
import { ReadPlacement } from '../../../contracts/api/placement.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

type Board = Answer<typeof ReadPlacement>;
export type Household = Board['households'][number];
export type Candidate = Household['proposal']['top'][number];
export type Term = Candidate['terms'][number];
export type BoardSponsor = Board['sponsors'][number];

const PAGE = 25;

/** Households that wait for a sponsor, most urgent first, and the sponsors that their proposals name. */
export function usePlacement() {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: ['work-items', 'placement'],
    queryFn: ({ pageParam, signal }) =>
      call(ReadPlacement, { query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const pages = query.data?.pages ?? [];
  const sponsors = new Map(pages.flatMap((page) => page.sponsors).map((one) => [one.sponsorId, one]));
  return { ...query, households: pages.flatMap((page) => page.households), sponsors };
}
