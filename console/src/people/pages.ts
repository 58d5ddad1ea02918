import type { Page } from '../app/page.ts';

const ROOMS = ['people', 'lists', 'desk', 'clients', 'cases', 'partners', 'work'];
/** Acts have the words of all that is audited. */
const AUDIT_ROOMS = [
  ...[
    ...ROOMS,
    'audit',
    'executions',
    'documents',
    'appointments',
    'copies',
    'figures',
    'sponsors',
    'webhooks',
  ],
];
const ROLES: Page['roles'] = ['supervisor', 'administrator', 'auditor'];

export const PEOPLE_PAGES: readonly Page[] = [
  {
    path: 'people',
    rooms: ROOMS,
    roles: ROLES,
    nav: 'people',
    firstFor: ['administrator'],
    load: async () => ({ Page: (await import('./people-and-partners.tsx')).PeopleAndPartners }),
  },
  {
    path: 'people/:personId',
    rooms: ROOMS,
    roles: ROLES,
    load: async () => ({ Page: (await import('./person-page.tsx')).PersonPage }),
  },
  {
    path: 'people/:personId/acts',
    rooms: AUDIT_ROOMS,
    roles: ['auditor'],
    load: async () => ({ Page: (await import('./acts-page.tsx')).ActsPage }),
  },
  {
    path: 'access-reviews',
    rooms: ROOMS,
    roles: ROLES,
    nav: 'access-reviews',
    load: async () => ({ Page: (await import('./reviews-page.tsx')).ReviewsPage }),
  },
  {
    path: 'access-reviews/:reviewId',
    rooms: ROOMS,
    roles: ROLES,
    load: async () => ({ Page: (await import('./review-page.tsx')).ReviewPage }),
  },
];
