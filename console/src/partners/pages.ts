import type { Page } from '../app/page.ts';

const ROOMS = ['partners', 'work', 'classes', 'desk', 'documents', 'cases', 'why'];
const PARTNERS: Page['roles'] = ['partner-staff'];

/** What staff of partner organisations see, where others have their own: what was given to them, and nothing else. */
export const GIVEN_PAGES: readonly Page[] = [
  {
    path: 'work',
    rooms: ROOMS,
    roles: PARTNERS,
    nav: 'given',
    firstFor: PARTNERS,
    load: async () => ({ Page: (await import('./given-page.tsx')).GivenPage }),
  },
  {
    path: 'work/:workItemId',
    rooms: ROOMS,
    roles: PARTNERS,
    load: async () => ({ Page: (await import('./given-item-page.tsx')).GivenItemPage }),
  },
  {
    path: 'appointments',
    rooms: ROOMS,
    roles: PARTNERS,
    load: async () => ({ Page: (await import('./given-classes-page.tsx')).GivenClassesPage }),
  },
];
