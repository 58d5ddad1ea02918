import type { Page } from '../app/page.ts';

export const RIGHTS_PAGES: readonly Page[] = [
  {
    path: 'rights/:recordId/:requestId',
    rooms: ['rights', 'copies', 'cases', 'desk'],
    roles: [
      'caseworker',
      'protection-officer',
      'sponsorship-officer',
      'supervisor',
      'administrator',
      'auditor',
    ],
    load: async () => ({ Page: (await import('./receipt-page.tsx')).ReceiptPage }),
  },
];
