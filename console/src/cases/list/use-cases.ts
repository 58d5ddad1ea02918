import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ListedRow } from '../../../../contracts/api/cases.ts';
import { ListCases, SearchCases } from '../../../../contracts/api/cases.ts';
import { useCall } from '../../api/use-call.ts';
import type { CaseFilters } from './case-filters.ts';
import type { FigureAsked } from './figure-asked.ts';

export type CaseRow = ListedRow;

const PAGE = 25;
/** The first part of the key of every query affected by a changed case. */
export const CASES = ['cases'] as const;

/** Cases of an office, or of every office for who belongs to none, by registration, page after page. */
export function useCases(
  filters: CaseFilters,
  office: string | undefined,
  order: 'newest' | 'oldest',
  figure?: FigureAsked,
) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [...CASES, 'list', office ?? '', order, filters, figure],
    queryFn: ({ pageParam, signal }) =>
      call(ListCases, {
        query: { ...filters, ...figure, office, order, limit: PAGE, cursor: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  const rows: readonly CaseRow[] = query.data?.pages.flatMap((page) => page.cases) ?? [];
  return { ...query, rows };
}

/** Cases found by id, number or name; no search for fewer than two characters. */
export function useSearch(text: string) {
  const call = useCall();
  const wanted = text.trim();
  return useQuery({
    queryKey: [...CASES, 'search', wanted],
    queryFn: ({ signal }) => call(SearchCases, { body: { text: wanted }, signal }),
    enabled: wanted.length >= 2,
  });
}
