import type { Page } from '../app/page.ts';
import { STAFF } from '../app/roles.ts';

const ROOMS = ['work'];

export const WORK_PAGES: readonly Page[] = [
  {
    path: 'work',
    rooms: ROOMS,
    roles: STAFF,
    nav: 'work',
    load: async () => ({ Page: (await import('./work-page.tsx')).WorkPage }),
  },
  {
    path: 'work/:workItemId',
    rooms: [...ROOMS, 'placement', 'tracing', 'desk'],
    roles: STAFF,
    load: async () => ({ Page: (await import('./item-page.tsx')).ItemPage }),
  },
];
