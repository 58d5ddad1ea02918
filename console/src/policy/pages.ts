import type { Page } from '../app/page.ts';

export const POLICY_PAGES: readonly Page[] = [
  {
    path: 'policy',
    rooms: ['policy', 'documents', 'cases'],
    roles: ['administrator', 'supervisor', 'auditor'],
    nav: 'policy',
    load: async () => ({ Page: (await import('./policy-page.tsx')).PolicyPage }),
  },
];
