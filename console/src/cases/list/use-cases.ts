import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ListedRow } from '../../../../contracts/api/cases.ts';
import { ListCases, SearchCases } from '../../../../contracts/api/cases.ts';
import { useCall } from '../../api/use-call.ts';
import type { CaseFilters } from './case-filters.ts';

export type CaseRow = ListedRow;

/** Cases as a list shows them, as a table or as cards. */
export interface CasesProps {
  readonly rows: readonly CaseRow[];
  readonly loading: boolean;
  readonly empty: ReactNode;
  readonly label: string;
}

const PAGE = 25;
/** The first part of the key of every query affected by a changed case. */
export const CASES = ['cases'] as const;

/** Cases of an office, newest first, page after page. */
export function useCases(filters: CaseFilters, office: string | undefined, enabled: boolean) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [...CASES, 'list', office ?? '', filters],
    queryFn: ({ pageParam, signal }) =>
      call(ListCases, { query: { ...filters, office, limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
    placeholderData: keepPreviousData,
    enabled,
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
