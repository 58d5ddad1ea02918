import type { Page } from '../app/page.ts';

export const COMPLAINT_PAGES: readonly Page[] = [
  {
    path: 'complaints',
    rooms: ['complaints', 'desk'],
    roles: ['protection-officer'],
    nav: 'complaints',
    load: async () => ({ Page: (await import('./complaints-page.tsx')).ComplaintsPage }),
  },
];
