import type { Page } from '../app/page.ts';

export const FOLLOW_UP_PAGES: readonly Page[] = [
  {
    path: 'follow-up',
    rooms: ['follow-up', 'desk'],
    roles: ['caseworker', 'protection-officer', 'supervisor'],
    nav: 'follow-up',
    load: async () => ({ Page: (await import('./visits-page.tsx')).VisitsPage }),
  },
];
