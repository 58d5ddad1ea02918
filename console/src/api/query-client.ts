import { QueryClient } from '@tanstack/react-query';
import { readsAgain, waitBefore } from './retry.ts';

/** Reads are retried automatically, writes never: they go through `useWrite`, which keeps their key. */
export const openQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: readsAgain, retryDelay: waitBefore, staleTime: 10_000, refetchOnWindowFocus: true },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
