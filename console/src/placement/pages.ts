import type { Page } from '../app/page.ts';

export const PLACEMENT_PAGES: readonly Page[] = [
  {
    path: 'placement',
    rooms: ['placement', 'desk', 'why'],
    roles: ['sponsorship-officer', 'supervisor'],
    nav: 'placement',
    load: async () => ({ Page: (await import('./placement-page.tsx')).PlacementPage }),
  },
];
