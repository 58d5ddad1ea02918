import { useInfiniteQuery } from '@tanstack/react-query';
import { ListOffers } from '../../../contracts/api/sponsors.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';
import { SPONSORS } from './use-sponsors.ts';

export type Offer = Answer<typeof ListOffers>['offers'][number];

const PAGE = 25;

/** What was offered to a sponsor, newest first. */
export function useOfferList(sponsorId: string) {
  const call = useCall();
  return useInfiniteQuery({
    queryKey: [SPONSORS, 'offers', sponsorId],
    queryFn: ({ pageParam, signal }) =>
      call(ListOffers, { params: { sponsorId }, query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
}
