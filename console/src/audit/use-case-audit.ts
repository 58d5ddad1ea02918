import { useInfiniteQuery } from '@tanstack/react-query';
import { ReadAudit } from '../../../contracts/api/audit.ts';
import { useCall } from '../api/use-call.ts';

/** The audit of a case, a hundred entries at a time. */
export function useCaseAudit(caseId: string) {
  const call = useCall();
  return useInfiniteQuery({
    queryKey: ['audit', caseId],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) =>
      call(ReadAudit, { params: { caseId }, query: { after: pageParam, limit: 100 }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}
