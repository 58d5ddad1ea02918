import { useQuery } from '@tanstack/react-query';
import { ReadPolicy } from '../../../../contracts/api/policies.ts';
import type { Policy, Programme } from '../../../../domain/policy/policy.ts';
import { useCall } from '../../api/use-call.ts';

/** The age of majority in most of the world, used if the programme's policy is not known. */
export const MAJORITY = 18;

/** The current policy of a programme, whose rules a registration has to follow. */
export function usePolicy(programme: string): Policy | undefined {
  const call = useCall();
  const query = useQuery({
    queryKey: ['policies', programme, 'current'],
    queryFn: ({ signal }) =>
      call(ReadPolicy, { params: { programme: programme as Programme, version: 'current' }, signal }),
    enabled: programme !== '',
    staleTime: 600_000,
  });
  return query.data;
}
