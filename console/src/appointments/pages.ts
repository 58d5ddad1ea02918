import { STAFF_ROLES } from '../../../contracts/authorization.ts';
import type { Page } from '../app/page.ts';

export const APPOINTMENT_PAGES: readonly Page[] = [
  {
    path: 'appointments',
    rooms: ['appointments', 'classes', 'partners', 'desk', 'work'],
    roles: STAFF_ROLES,
    nav: 'appointments',
    load: async () => ({ Page: (await import('./calendar-page.tsx')).CalendarPage }),
  },
];
