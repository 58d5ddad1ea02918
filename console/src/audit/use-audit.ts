import { useInfiniteQuery } from '@tanstack/react-query';
import { ReadAudit, ReadSponsorAudit } from '../../../contracts/api/audit.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';

export type AuditPart = Answer<typeof ReadAudit>;
/** Reads a number of entries of a chain after a given one. */
export type ReadPart = (query: { after: number; limit: number }, signal?: AbortSignal) => Promise<AuditPart>;

/** Reads the chain of a case. */
export function useCaseParts(caseId: string): ReadPart {
  const call = useCall();
  return (query, signal) => call(ReadAudit, { params: { caseId }, query, ...(signal ? { signal } : {}) });
}

/** Reads the chain of a sponsor. */
export function useSponsorParts(sponsorId: string): ReadPart {
  const call = useCall();
  return (query, signal) =>
    call(ReadSponsorAudit, { params: { sponsorId }, query, ...(signal ? { signal } : {}) });
}

/** The audit of a case or of a sponsor, a hundred entries at a time. */
export function useAudit(owner: string, read: ReadPart) {
  return useInfiniteQuery({
    queryKey: ['audit', owner],
    initialPageParam: 0,
    queryFn: ({ pageParam, signal }) => read({ after: pageParam, limit: 100 }, signal),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}
