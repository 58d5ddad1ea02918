import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ListNotices } from '../../../contracts/api/notices.ts';
import { ListTracingRequests, ReadTracingRequest } from '../../../contracts/api/tracing.ts';
import { ListWorkItems } from '../../../contracts/api/work-items.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';
import { useSession } from '../session/use-session.ts';

export type RequestRow = Answer<typeof ListTracingRequests>['requests'][number];
export type RequestView = Answer<typeof ReadTracingRequest>;
export type CandidateView = RequestView['candidates'][number];
export type EvidenceRow = CandidateView['evidence'][number];

/** Begins the keys of all queries about requests. */
export const TRACING = 'tracing';
const PAGE = 50;
const LOOK_AGAIN_MS = 60_000;
const NOTICES_LOOKED_AT = 50;
const ITEMS_LOOKED_AT = 100;

/** Requests of the office, oldest first. */
export function useRequests(closed: boolean) {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [TRACING, 'list', closed],
    queryFn: ({ pageParam, signal }) => {
      const shown = closed ? { closed: 'true' as const } : {};
      return call(ListTracingRequests, { query: { limit: PAGE, cursor: pageParam, ...shown }, signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
    refetchInterval: LOOK_AGAIN_MS,
  });
  const rows: readonly RequestRow[] = query.data?.pages.flatMap((page) => page.requests) ?? [];
  return { ...query, rows };
}

/**
 * One request. Every reading is recorded in the audit of the cases it shows, so it is not refreshed automatically.
 */
export function useRequest(caseId: string, requestId: string) {
  const call = useCall();
  return useQuery({
    queryKey: [TRACING, 'request', requestId],
    queryFn: ({ signal }) => call(ReadTracingRequest, { params: { caseId, requestId }, signal }),
    refetchOnWindowFocus: false,
  });
}

/** The requests with a likely candidate whose notice this officer has not read. */
export function useStrongCandidates() {
  const call = useCall();
  const { person } = useSession();
  const query = useQuery({
    queryKey: ['notices', 'strong-candidates'],
    queryFn: ({ signal }) => call(ListNotices, { query: { limit: NOTICES_LOOKED_AT }, signal }),
    refetchInterval: LOOK_AGAIN_MS,
    enabled: person.roles.includes('tracing-officer'),
  });
  const unread = (query.data?.notices ?? []).filter(
    ({ template, read }) => template === 'tracing-candidate-found' && !read,
  );
  return unread.map(({ noticeId, ownerId, data }) => ({
    noticeId,
    ownerId,
    requestId: data.requestId ?? '',
  }));
}

/** The open work items of a request in the queue of tracing officers, by what each is about. */
export function useOpenItems(requestId: string) {
  const call = useCall();
  const { person } = useSession();
  const roles = person.roles;
  const query = useQuery({
    queryKey: ['work-items', 'tracing'],
    queryFn: ({ signal }) =>
      call(ListWorkItems, { query: { role: 'tracing-officer', limit: ITEMS_LOOKED_AT }, signal }),
    enabled: roles.includes('tracing-officer') || roles.includes('supervisor'),
  });
  return (query.data?.workItems ?? []).filter(
    ({ subject }) => subject === requestId || subject?.startsWith(`${requestId}/`),
  );
}
