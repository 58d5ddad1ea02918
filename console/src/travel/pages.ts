import type { Page } from '../app/page.ts';

export const TRAVEL_PAGES: readonly Page[] = [
  {
    path: 'travel',
    rooms: ['travel', 'desk'],
    roles: ['travel-officer', 'supervisor', 'sponsorship-officer', 'caseworker'],
    nav: 'travel',
    load: async () => ({ Page: (await import('./departures-page.tsx')).DeparturesPage }),
  },
];
