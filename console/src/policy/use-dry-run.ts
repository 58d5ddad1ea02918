import { useQuery } from '@tanstack/react-query';
import { DryRunPolicy } from '../../../contracts/api/policies.ts';
import type { Policy } from '../../../domain/policy/policy.ts';
import type { DryRun } from '../../../registry/policy-effect.ts';
import { useCall } from '../api/use-call.ts';

/** What a version would mean for the cases open now; computed anew each time. */
export function useDryRun(policy: Policy) {
  const call = useCall();
  const { programme, version } = policy;
  return useQuery<DryRun>({
    queryKey: ['policy-dry-run', policy],
    gcTime: 0,
    queryFn: ({ signal }) => call(DryRunPolicy, { params: { programme, version }, body: policy, signal }),
  });
}
