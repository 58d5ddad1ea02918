import { STAFF_ROLES } from '../../../contracts/authorization.ts';
import type { Page } from '../app/page.ts';

export const SUPERVISION_PAGES: readonly Page[] = [
  {
    path: 'supervision',
    rooms: ['supervision', 'operations', 'executions', 'audit', 'lists', 'work', 'desk', 'batches'],
    roles: ['supervisor'],
    nav: 'supervision',
    load: async () => ({ Page: (await import('./supervision-page.tsx')).SupervisionPage }),
  },
];

export const ABSENCE_PAGES: readonly Page[] = [
  {
    path: 'absences',
    rooms: ['supervision', 'lists', 'work', 'desk'],
    roles: STAFF_ROLES,
    nav: 'absences',
    load: async () => ({ Page: (await import('./absences-page.tsx')).AbsencesPage }),
  },
];
