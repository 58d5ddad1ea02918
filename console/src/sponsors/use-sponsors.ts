import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ListSponsors, ReadSponsor } from '../../../contracts/api/sponsors.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

export type Sponsor = Answer<typeof ListSponsors>['sponsors'][number];
/** A household that the sponsor names and that was not found. */
export type Warning = Answer<typeof ReadSponsor>['warnings'][number];

/** Open work about a sponsor. */
export type Waits = Answer<typeof ReadSponsor>['waitsFor'][number];

/** The first part of the keys of all queries about sponsors. */
export const SPONSORS = 'sponsors';
const PAGE = 100;

/** Sponsors of the office; all, or only those whose vetting has to be done or renewed. */
export function useSponsors(needsVetting: boolean) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [SPONSORS, 'list', needsVetting],
    queryFn: ({ pageParam, signal }) => {
      const needs = needsVetting ? { needs: 'vetting' as const } : {};
      return call(ListSponsors, { query: { limit: PAGE, cursor: pageParam, ...needs }, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const rows: readonly Sponsor[] = query.data?.pages.flatMap((page) => page.sponsors) ?? [];
  return { ...query, rows };
}

export function useSponsor(sponsorId: string) {
  const call = useCall();
  return useQuery({
    queryKey: [SPONSORS, 'one', sponsorId],
    queryFn: ({ signal }) => call(ReadSponsor, { params: { sponsorId }, signal }),
  });
}

/** Places that can still be offered. */
export const freePlacesOf = ({ capacity, taken, held }: Sponsor): number => capacity - taken - held;
