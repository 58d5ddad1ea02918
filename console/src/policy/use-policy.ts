import { useQuery } from '@tanstack/react-query';
import { ListPolicies, ReadPolicy } from '../../../contracts/api/policies.ts';
import { PROGRAMMES } from '../../../domain/kernel/catalogue.ts';
import type { Policy, Programme } from '../../../domain/policy/policy.ts';
import { useCall } from '../api/use-call.ts';

/** The programmes, in the order in which they came. */
export const PROGRAMME_NAMES = Object.keys(PROGRAMMES) as Programme[];

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
