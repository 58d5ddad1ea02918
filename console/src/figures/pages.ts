import type { Page } from '../app/page.ts';

export const FIGURE_PAGES: readonly Page[] = [
  {
    path: 'figures',
    rooms: ['figures', 'desk', 'cases', 'policy'],
    roles: ['supervisor', 'administrator', 'auditor'],
    nav: 'figures',
    load: async () => ({ Page: (await import('./figures-page.tsx')).FiguresPage }),
  },
];
