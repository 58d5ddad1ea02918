import type { Page } from '../app/page.ts';

export const CLIENT_PAGES: readonly Page[] = [
  {
    path: 'clients',
    rooms: ['clients', 'desk', 'policy'],
    roles: ['administrator', 'auditor'],
    nav: 'clients',
    load: async () => ({ Page: (await import('./clients-page.tsx')).ClientsPage }),
  },
];
