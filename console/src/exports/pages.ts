import type { Page } from '../app/page.ts';

export const EXPORT_PAGES: readonly Page[] = [
  {
    path: 'exports',
    rooms: ['exports', 'desk', 'policy'],
    roles: ['administrator', 'supervisor', 'auditor'],
    nav: 'exports',
    load: async () => ({ Page: (await import('./exports-page.tsx')).ExportsPage }),
  },
];
