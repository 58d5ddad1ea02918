import type { Page } from '../app/page.ts';
import { STAFF } from '../app/roles.ts';

export const NOTICE_PAGES: readonly Page[] = [
  {
    path: 'notices',
    rooms: ['notices', 'desk'],
    roles: STAFF,
    nav: 'notices',
    load: async () => ({ Page: (await import('./notices-page.tsx')).NoticesPage }),
  },
  {
    path: 'mailbox',
    rooms: ['notices', 'desk'],
    roles: [...STAFF, 'auditor', 'administrator'],
    nav: 'mailbox',
    developmentOnly: true,
    load: async () => ({ Page: (await import('./mailbox-page.tsx')).MailboxPage }),
  },
];
