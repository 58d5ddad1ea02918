import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { ListClasses } from '../../../contracts/api/classes.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

export type ClassView = Answer<typeof ListClasses>['classes'][number];

const CLASSES = 'classes';
const PAGE = 50;

/** Classes of the office, the latest first. */
export function useClasses() {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [CLASSES],
    queryFn: ({ pageParam, signal }) =>
      call(ListClasses, { query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const rows: readonly ClassView[] = query.data?.pages.flatMap((page) => page.classes) ?? [];
  return { ...query, rows };
}

/** Has classes and work read again. */
export function useClassesAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: [CLASSES] });
    await queries.invalidateQueries({ queryKey: ['work-items'] });
  };
}
