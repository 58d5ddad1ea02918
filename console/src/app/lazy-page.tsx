import { lazy } from 'react';
import type { TextStore } from '../i18n/text-store.ts';
import type { Page } from './page.ts';

/** The page's component, loaded together with its texts. */
export const lazyPage = (page: Page, texts: TextStore) =>
  lazy(async () => {
    const [{ Page: Component }] = await Promise.all([page.load(), texts.need(page.rooms)]);
    return { default: Component };
  });
