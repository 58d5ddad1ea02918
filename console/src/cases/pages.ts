import { STAFF_ROLES } from '../../../contracts/authorization.ts';
import type { Page } from '../app/page.ts';

const rooms = ['cases'];

export const CASES_PAGES: readonly Page[] = [
  {
    path: 'cases',
    rooms: [...rooms, 'desk', 'lists', 'batches'],
    roles: [...STAFF_ROLES, 'auditor', 'programme-manager'],
    nav: 'cases',
    load: async () => ({ Page: (await import('./list/cases-page.tsx')).CasesPage }),
  },
  {
    path: 'cases/new',
    rooms: [...rooms, 'tracing', 'desk'],
    roles: ['caseworker', 'supervisor'],
    load: async () => ({ Page: (await import('./new/new-case-page.tsx')).NewCasePage }),
  },
  {
    path: 'cases/import',
    rooms,
    roles: ['caseworker', 'supervisor', 'administrator'],
    load: async () => ({ Page: (await import('./import/import-page.tsx')).ImportPage }),
  },
  {
    path: 'cases/:caseId',
    rooms: [
      ...[...rooms, 'tracing', 'desk', 'lists', 'executions', 'documents'],
      ...['notes', 'appointments', 'rights', 'persons-pages', 'why'],
    ],
    roles: [...STAFF_ROLES, 'auditor', 'programme-manager'],
    load: async () => ({ Page: (await import('./case/case-page.tsx')).CasePage }),
  },
];
