import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import { type ComponentType, lazy, Suspense } from 'react';
import { createBrowserRouter, Navigate, type RouteObject } from 'react-router';
import type { TextStore } from '../i18n/text-store.ts';
import { useText } from '../i18n/use-text.ts';
import type { Person } from '../session/person.ts';
import { Loading } from './loading.tsx';
import type { Page } from './page.ts';
import { PageFrame } from './page-frame.tsx';
import { Shell } from './shell.tsx';

const CODES = 'codes';

/** The pages that a person may open. */
export function pagesOf(pages: readonly Page[], person: Person, development: boolean): Page[] {
  const mine = pages.filter(
    (page) =>
      page.roles.some((role) => person.roles.includes(role)) && (development || !page.developmentOnly),
  );
  const isFirst = ({ firstFor = [] }: Page): boolean => firstFor.some((role) => person.roles.includes(role));
  return [...mine.filter(isFirst), ...mine.filter((page) => !isFirst(page))];
}

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

/** The page's component, loaded together with its texts. */
const lazyPage = (page: Page, texts: TextStore) =>
  lazy(async () => {
    const rooms = page.codesLater ? page.rooms : [...page.rooms, CODES];
    const [{ Page: Component }] = await Promise.all([page.load(), texts.need(rooms)]);
    if (page.codesLater) setTimeout(() => void texts.need([CODES]));
    return { default: Component };
  });

function NoSuchPage() {
  const say = useText();
  return (
    <PageFrame title={say('app.no-such-page.title')}>
      <Alert type="info">{say('app.no-such-page.todo')}</Alert>
    </PageFrame>
  );
}

/** A page that crashed, or whose code could not be loaded: the rest of the console keeps working. */
function PageError() {
  const say = useText();
  return (
    <PageFrame title={say('app.page-error.title')}>
      <Alert type="error" action={<Button onClick={() => location.reload()}>{say('app.reload')}</Button>}>
        {say('app.page-error.todo')}
      </Alert>
    </PageFrame>
  );
}
