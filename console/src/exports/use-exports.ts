import { useInfiniteQuery } from '@tanstack/react-query';
import { ListExports } from '../../../contracts/api/exports.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

export type ExportView = Answer<typeof ListExports>['exports'][number];

/** The first part of the keys of all queries about exports. */
export const EXPORTS = 'exports';
const PAGE = 50;

/** Exports that were asked for, newest first. */
export function useExports() {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [EXPORTS],
    queryFn: ({ pageParam, signal }) =>
      call(ListExports, { query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const rows: readonly ExportView[] = query.data?.pages.flatMap((page) => page.exports) ?? [];
  const people = query.data?.pages.flatMap((page) => page.people) ?? [];
  return { ...query, rows, people };
}
