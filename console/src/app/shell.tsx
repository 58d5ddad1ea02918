import Flashbar from '@cloudscape-design/components/flashbar';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Outlet, Link as RouterLink, useLocation } from 'react-router';
import type { Role } from '../../../domain/kernel/actor.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { useText } from '../i18n/use-text.ts';
import { useSession } from '../session/use-session.ts';
import { useTours } from '../tour/tour-state.ts';
import { useNotes } from './notes.tsx';
import type { Page } from './page.ts';
import { SideBar } from './side-bar.tsx';
import { TopBar } from './top-bar.tsx';

const DraftWaits = lazy(async () => ({ default: (await import('./draft-waits.tsx')).DraftWaits }));

const Tour = lazy(() => import('../tour/tour.tsx'));
const ReviewsWait = lazy(async () => ({ default: (await import('../people/reviews-wait.tsx')).ReviewsWait }));

/** Where a review of access that waits is mentioned: to administrators everywhere, to supervisors where their day begins. */
const mentionsReviews = (roles: readonly Role[], pathname: string): boolean =>
  !pathname.startsWith('/access-reviews') &&
  (roles.includes('administrator') || (roles.includes('supervisor') && pathname === '/work'));

/**
 * The frame around every page: person and language at the top, navigation at the side, notifications above the page.
 * The design system's own frame is a third of the first load, so this one uses plain grid and styles.
 */
export function Shell({ pages }: { pages: readonly Page[] }) {
  const say = useText();
  const { settings, person } = useSession();
  const { pathname } = useLocation();
  const [openAt, setOpenAt] = useState<string>();
  const main = useFocusOnNewPage(pathname);
  useFaultFocus();
  const open = openAt === pathname;
  const tours = useTours(person.id);
  return (
    <div className="shell">
      <a className="skip" href="#page">
        {say('app.skip')}
      </a>
      <div className="shell-top">
        {settings.development && (
          <aside className="shell-demonstration">
            {say('app.demonstration')} <RouterLink to="/help">{say('app.demonstration.help')}</RouterLink>
          </aside>
        )}
        <TopBar />
      </div>
      <button
        type="button"
        className="shell-toggle"
        aria-expanded={open}
        aria-controls="pages"
        onClick={() => setOpenAt(open ? undefined : pathname)}
      >
        {say(open ? 'app.navigation.close' : 'app.navigation.open')}
      </button>
      <nav id="pages" className="shell-side" data-open={open} aria-label={say('app.navigation')}>
        <SideBar pages={pages} />
      </nav>
      <main id="page" className="shell-page" ref={main} tabIndex={-1}>
        <Notes />
        <div className="shell-notes">
          {person.roles.includes('administrator') && pathname !== '/policy' && (
            <Suspense fallback={null}>
              <DraftWaits />
            </Suspense>
          )}
          {mentionsReviews(person.roles, pathname) && (
            <Suspense fallback={null}>
              <ReviewsWait />
            </Suspense>
          )}
        </div>
        <Outlet />
      </main>
      {tours.state.open && (
        <Suspense fallback={null}>
          <Tour personId={person.id} />
        </Suspense>
      )}
    </div>
  );
}

/** Forms are sent long after the page stands: what watches them is loaded behind it. */
function useFaultFocus(): void {
  useEffect(() => {
    const watching = import('./fault-focus.ts').then(({ watchForms }) => watchForms());
    return () => void watching.then((stop) => stop());
  }, []);
}

function Notes() {
  const say = useText();
  const notes = useNotes();
  const online = useOnline();
  const offline = {
    type: 'warning' as const,
    id: 'offline',
    header: say('app.offline.title'),
    content: say('app.offline.todo'),
  };
  const slowed = {
    type: 'info' as const,
    id: 'slowed',
    loading: true,
    content: say('app.slowed'),
  };
  const standing = [...(online ? [] : [offline]), ...(useSlowedReads() ? [slowed] : [])];
  const items = [...standing, ...notes];
  return (
    <div className="shell-notes" aria-live="polite">
      {items.length > 0 && (
        <Flashbar items={items.map((item) => ({ ...item, dismissLabel: say('app.notes.close') }))} />
      )}
    </div>
  );
}

/** Moves keyboard and screen reader to the new page, not to the top of the frame. */
function useFocusOnNewPage(pathname: string) {
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
    main.current?.scrollTo(0, 0);
  }, [pathname]);
  return main;
}

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Whether the browser is online. */
const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);

/** Whether something on the page loads later because the server asked for fewer requests. */
function useSlowedReads(): boolean {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((onChange: () => void) => cache.subscribe(onChange), [cache]);
  return useSyncExternalStore(subscribe, () =>
    cache.getAll().some(({ state: { fetchStatus, fetchFailureReason } }) => {
      const problem = fetchStatus === 'fetching' ? fetchFailureReason : null;
      return problem instanceof ApiProblem && problem.kind === 'TooManyRequests';
    }),
  );
}
