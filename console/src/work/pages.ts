import { STAFF_ROLES } from '../../../contracts/authorization.ts';
import type { Page } from '../app/page.ts';

const ROOMS = ['work'];

export const WORK_PAGES: readonly Page[] = [
  {
    path: 'work',
    rooms: [...ROOMS, 'desk', 'lists', 'batches', 'supervision'],
    codesLater: true,
    roles: STAFF_ROLES,
    nav: 'work',
    load: async () => ({ Page: (await import('./work-page.tsx')).WorkPage }),
  },
  {
    path: 'work/batches/:batchId',
    rooms: [...ROOMS, 'lists', 'batches', 'desk'],
    roles: STAFF_ROLES,
    load: async () => ({ Page: (await import('../batches/batch-page.tsx')).BatchPage }),
  },
  {
    path: 'work/:workItemId',
    rooms: [
      ...ROOMS,
      'classes',
      'partners',
      'placement',
      'tracing',
      'desk',
      'documents',
      'notes',
      'cases',
      'rights',
      'why',
    ],
    roles: STAFF_ROLES,
    load: async () => ({ Page: (await import('./item-page.tsx')).ItemPage }),
  },
];
