import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReadAccessReview } from '../../../contracts/api/access-reviews.ts';
import { ListAccessReviews } from '../../../contracts/api/access-reviews.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

export type Review = Answer<typeof ListAccessReviews>['reviews'][number];
export type OpenReview = Answer<typeof ReadAccessReview>;
export type Reviewed = OpenReview['people'][number];
export const REVIEWS = 'access-reviews';

/** They come once in a quarter; whatever is decided here is read again at once. */
const HOLDS_MS = 300_000;

/** Reviews of access, newest first. */
export function useReviews() {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [REVIEWS],
    queryFn: ({ pageParam, signal }) =>
      call(ListAccessReviews, { query: { limit: 50, cursor: pageParam }, signal }),
    staleTime: HOLDS_MS,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  return { ...query, rows: query.data?.pages.flatMap(({ reviews }) => reviews) ?? [] };
}

/** The year and the quarter of `2026-q4`. */
export const quarterParts = (quarter: string): { year: string; quarter: string } => ({
  year: quarter.slice(0, 4),
  quarter: quarter.slice(-1),
});
