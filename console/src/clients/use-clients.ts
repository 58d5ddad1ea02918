import { useInfiniteQuery } from '@tanstack/react-query';
import { ListClients } from '../../../contracts/api/clients.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

export type ClientView = Answer<typeof ListClients>['clients'][number];

/** The first part of the keys of all queries about partner systems. */
export const CLIENTS = 'clients';
const PAGE = 50;

/** Partner systems, newest first. */
export function useClients() {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [CLIENTS],
    queryFn: ({ pageParam, signal }) =>
      call(ListClients, { query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const rows: readonly ClientView[] = query.data?.pages.flatMap((page) => page.clients) ?? [];
  return { ...query, rows };
}
