import SideNavigation from '@cloudscape-design/components/side-navigation';
import { useLocation } from 'react-router';
import { useText } from '../i18n/use-text.ts';
import type { Page } from './page.ts';
import { hrefOf, useFollow } from './use-follow.ts';

export function SideBar({ pages }: { pages: readonly Page[] }) {
  const say = useText();
  const follow = useFollow();
  const { pathname } = useLocation();
  const shown = pages.filter((page) => page.nav !== undefined);
  const active = shown.find(({ path }) => pathname === `/${path}` || pathname.startsWith(`/${path}/`));
  return (
    <SideNavigation
      activeHref={active ? hrefOf(`/${active.path}`) : ''}
      onFollow={follow}
      items={shown.map(({ nav, path }) => ({
        type: 'link',
        text: say(`app.nav.${nav}`),
        href: hrefOf(`/${path}`),
      }))}
    />
  );
}
