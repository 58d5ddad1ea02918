import { type ComponentType, Suspense } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import type { TextStore } from '../i18n/text-store.ts';
import type { Person } from '../session/person.ts';
import { lazyPage } from './lazy-page.tsx';
import { Loading } from './loading.tsx';
import { NoSuchPage } from './no-such-page.tsx';
import type { Page } from './page.ts';
import { PageError } from './page-error.tsx';
import { Shell } from './shell.tsx';

/** The pages that a person may open. */
export const pagesOf = (pages: readonly Page[], person: Person, development: boolean): Page[] =>
  pages.filter(
    (page) =>
      page.roles.some((role) => person.roles.includes(role)) && (development || !page.developmentOnly),
  );

export function openRouter(pages: readonly Page[], texts: TextStore) {
  const first = pages.find((page) => page.nav !== undefined);
  const children = pages.map((page): RouteObject => {
    const Component = lazyPage(page, texts);
    return { path: page.path, Component: inFrame(Component), errorElement: <PageError /> };
  });
  const start = first ? <Navigate to={`/${first.path}`} replace /> : <NoSuchPage />;
  return createBrowserRouter(
    [
      {
        path: '/',
        element: <Shell pages={pages} />,
        errorElement: <PageError />,
        children: [{ index: true, element: start }, ...children, { path: '*', element: <NoSuchPage /> }],
      },
    ],
    { basename: '/console' },
  );
}

const inFrame = (Component: ComponentType) =>
  function Opened() {
    return (
      <Suspense fallback={<Loading />}>
        <Component />
      </Suspense>
    );
  };
