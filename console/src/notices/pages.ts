import { STAFF_ROLES } from '../../../contracts/authorization.ts';
import type { Page } from '../app/page.ts';

export const NOTICE_PAGES: readonly Page[] = [
  {
    path: 'notices',
    rooms: ['notices', 'desk'],
    roles: [...STAFF_ROLES, 'administrator', 'partner-staff'],
    nav: 'notices',
    load: async () => ({ Page: (await import('./notices-page.tsx')).NoticesPage }),
  },
  {
    path: 'mailbox',
    rooms: ['notices', 'desk'],
    roles: [...STAFF_ROLES, 'auditor', 'administrator'],
    nav: 'mailbox',
    developmentOnly: true,
    load: async () => ({ Page: (await import('./mailbox-page.tsx')).MailboxPage }),
  },
];
