import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { ApiProblem } from '../api/api-problem.ts';

/** Whether something on the page loads later because the server asked for fewer requests. */
export function useSlowedReads(): boolean {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((onChange: () => void) => cache.subscribe(onChange), [cache]);
  return useSyncExternalStore(subscribe, () =>
    cache.getAll().some(({ state: { fetchStatus, fetchFailureReason } }) => {
      const problem = fetchStatus === 'fetching' ? fetchFailureReason : null;
      return problem instanceof ApiProblem && problem.kind === 'TooManyRequests';
    }),
  );
}
