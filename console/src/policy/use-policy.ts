import { useQuery } from '@tanstack/react-query';
import { ListPolicies, ReadPolicy } from '../../../contracts/api/policies.ts';
import type { Policy, Programme } from '../../../domain/policy/policy.ts';
import { useCall } from '../api/use-call.ts';

export const PROGRAMMES: readonly Programme[] = ['resettlement', 'family-reunification'];

export function useVersions(programme: Programme) {
  const call = useCall();
  return useQuery({
    queryKey: ['policies', programme],
    queryFn: ({ signal }) => call(ListPolicies, { params: { programme }, signal }),
  });
}

/** A version of a policy; versions never change. */
export function usePolicy(programme: Programme, version: number | undefined) {
  const call = useCall();
  return useQuery<Policy>({
    queryKey: ['policies', programme, version],
    enabled: version !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call(ReadPolicy, { params: { programme, version: version ?? 1 }, signal }),
  });
}
