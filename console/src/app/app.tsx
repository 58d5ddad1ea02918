import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { openCall } from '../api/call.ts';
import { readsAgain, waitBefore } from '../api/retry.ts';
import { CallContext } from '../api/use-call.ts';
import { DraftStore } from '../drafts/draft-store.ts';
import { DraftContext } from '../drafts/use-draft.ts';
import { useTextStore } from '../i18n/spoken.tsx';
import type { Session } from '../session/session.ts';
import { SessionContext } from '../session/use-session.ts';
import { NotesProvider } from './notes.tsx';
import { PAGES } from './pages.ts';
import { openRouter, pagesOf } from './router.tsx';

const IdleGuard = lazy(async () => ({ default: (await import('../idle/idle-guard.tsx')).IdleGuard }));

/** The console of a signed-in person. */
export function App({ session }: { session: Session }) {
  const texts = useTextStore();
  const [ended, setEnded] = useState<ReactNode>();
  const { call, queries, drafts, router } = useMemo(() => {
    const pages = pagesOf(PAGES, session.person, session.settings.development);
    return {
      call: openCall(session.token, () => {
        if (!session.hasLeft()) void session.reenter();
      }),
      queries: openQueryClient(),
      drafts: new DraftStore(sessionStorage, session.person.id),
      router: openRouter(pages, texts),
    };
  }, [session, texts]);
  if (ended) return ended;
  const onEnded = (page: ReactNode) => {
    queries.clear();
    setEnded(page);
  };
  return (
    <SessionContext value={session}>
      <CallContext value={call}>
        <QueryClientProvider client={queries}>
          <DraftContext value={drafts}>
            <NotesProvider>
              <RouterProvider router={router} />
              <Suspense fallback={null}>
                <IdleGuard onEnded={onEnded} />
              </Suspense>
            </NotesProvider>
          </DraftContext>
        </QueryClientProvider>
      </CallContext>
    </SessionContext>
  );
}

/** Reads are retried automatically, writes never: they go through `useWrite`, which keeps their key. */
const openQueryClient = (): QueryClient =>
  new QueryClient({
    defaultOptions: {
      queries: { retry: readsAgain, retryDelay: waitBefore, staleTime: 10_000, refetchOnWindowFocus: true },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
