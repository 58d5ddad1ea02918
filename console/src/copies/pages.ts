import type { Page } from '../app/page.ts';

export const COPY_PAGES: readonly Page[] = [
  {
    path: 'cases/:caseId/copy',
    rooms: ['copies', 'cases', 'desk'],
    roles: ['caseworker', 'protection-officer', 'supervisor'],
    load: async () => ({ Page: (await import('./copy-page.tsx')).CopyPage }),
  },
  {
    path: 'cases/:caseId/receipt',
    rooms: ['copies', 'cases', 'desk'],
    roles: ['caseworker', 'protection-officer', 'supervisor'],
    load: async () => ({ Page: (await import('./receipt-page.tsx')).ReceiptPage }),
  },
  {
    path: 'sponsors/:sponsorId/copy',
    rooms: ['copies', 'cases', 'desk'],
    roles: ['sponsorship-officer', 'supervisor'],
    load: async () => ({ Page: (await import('./sponsor-copy-page.tsx')).SponsorCopyPage }),
  },
];
