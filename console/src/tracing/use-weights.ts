import { useMutation, useQuery } from '@tanstack/react-query';
import { EstimateTracingWeights, ReadTracingWeights } from '../../../contracts/api/tracing-weights.ts';
import type { Role } from '../../../domain/kernel/actor.ts';
import type { Answer } from '../api/call.ts';
import { useCall } from '../api/use-call.ts';
import { useSession } from '../session/use-session.ts';

export type Weights = Answer<typeof ReadTracingWeights>;
export type Estimated = Answer<typeof EstimateTracingWeights>;
export type Numbers = Weights['inForce'];

/** Begins the keys of all queries about weights. */
export const WEIGHTS = 'tracing-weights';

export function useWeights() {
  const call = useCall();
  return useQuery({
    queryKey: [WEIGHTS],
    queryFn: ({ signal }) => call(ReadTracingWeights, { signal }),
  });
}

/** Reads the decisions of every office: it is asked for, never by itself. */
export function useEstimate() {
  const call = useCall();
  return useMutation({ mutationFn: () => call(EstimateTracingWeights, {}) });
}

const useAny = (roles: readonly Role[]): boolean => {
  const { person } = useSession();
  return person.roles.some((role) => roles.includes(role));
};
/** Who may look at what decisions say, and who may adopt it. */
export const useMayEstimate = () => useAny(['tracing-officer', 'supervisor', 'administrator']);
export const useMayAdopt = () => useAny(['supervisor', 'administrator']);
