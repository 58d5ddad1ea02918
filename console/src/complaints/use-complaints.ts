import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { ListComplaints, ReadComplaint } from '../../../contracts/api/complaints.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

const COMPLAINTS = 'complaints';
const PAGE = 50;

export type ComplaintRow = Answer<typeof ListComplaints>['complaints'][number];

/** The complaints that this person may read, newest first. */
export function useComplaints() {
  const call = useCall();
  const query = useInfiniteQuery({
    queryKey: [COMPLAINTS],
    queryFn: ({ pageParam, signal }) =>
      call(ListComplaints, { query: { limit: PAGE, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.cursor ?? undefined,
  });
  const rows: readonly ComplaintRow[] = (query.data?.pages ?? []).flatMap(({ complaints }) => complaints);
  return { ...query, rows };
}

/** One complaint in its own words. Each look is recorded, so that it is read once for as long as it stands open. */
export function useComplaint(complaintId: string) {
  const call = useCall();
  return useQuery({
    queryKey: [COMPLAINTS, complaintId],
    queryFn: ({ signal }) => call(ReadComplaint, { params: { complaintId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
}

export function useComplaintsAgain(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [COMPLAINTS] });
}
