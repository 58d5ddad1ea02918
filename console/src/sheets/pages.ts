import { STAFF_ROLES } from '../../../contracts/authorization.ts';
import type { Page } from '../app/page.ts';

const rooms = ['sheets', 'cases', 'work', 'desk'];

export const SHEET_PAGES: readonly Page[] = [
  {
    path: 'cases/:caseId/sheet',
    rooms,
    roles: STAFF_ROLES,
    load: async () => ({ Page: (await import('./case-sheet.tsx')).CaseSheetPage }),
  },
  {
    path: 'cases/:caseId/plan',
    rooms,
    roles: STAFF_ROLES,
    load: async () => ({ Page: (await import('./plan-sheet.tsx')).PlanSheetPage }),
  },
  {
    path: 'cases/sheets',
    rooms,
    roles: STAFF_ROLES,
    load: async () => ({ Page: (await import('./case-sheets.tsx')).CaseSheetsPage }),
  },
  {
    path: 'work/sheets',
    rooms,
    roles: STAFF_ROLES,
    load: async () => ({ Page: (await import('./item-sheets.tsx')).ItemSheetsPage }),
  },
  {
    path: 'work/:workItemId/sheet',
    rooms,
    roles: STAFF_ROLES,
    load: async () => ({ Page: (await import('./item-sheet.tsx')).ItemSheetPage }),
  },
  {
    path: 'work/class-list',
    rooms,
    roles: ['orientation-trainer', 'supervisor'],
    load: async () => ({ Page: (await import('./class-list.tsx')).ClassListPage }),
  },
  {
    path: 'travel/manifest',
    rooms: [...rooms, 'travel'],
    roles: ['travel-officer', 'supervisor', 'sponsorship-officer', 'caseworker'],
    load: async () => ({ Page: (await import('./manifest.tsx')).ManifestPage }),
  },
];
