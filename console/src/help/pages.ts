import { STAFF_ROLES } from '../../../contracts/authorization.ts';
import type { Page } from '../app/page.ts';

export const HELP_PAGES: readonly Page[] = [
  {
    path: 'help',
    rooms: ['help', 'tour'],
    roles: [...STAFF_ROLES, 'partner-staff', 'programme-manager', 'auditor', 'administrator'],
    nav: 'help',
    load: async () => ({ Page: (await import('./help-page.tsx')).HelpPage }),
  },
];
