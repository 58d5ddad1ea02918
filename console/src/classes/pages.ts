import type { Page } from '../app/page.ts';

const rooms = ['classes', 'desk', 'work', 'appointments'];

export const CLASS_PAGES: readonly Page[] = [
  {
    path: 'classes',
    rooms,
    roles: ['orientation-trainer', 'caseworker', 'supervisor'],
    load: async () => ({ Page: (await import('./classes-page.tsx')).ClassesPage }),
  },
  {
    path: 'classes/:classId',
    rooms,
    roles: ['orientation-trainer', 'supervisor'],
    load: async () => ({ Page: (await import('./attendance-page.tsx')).AttendancePage }),
  },
];
