import type { Page } from '../app/page.ts';

const rooms = ['programme', 'operations', 'desk'];
const roles = ['programme-manager', 'supervisor', 'administrator', 'auditor'] as const;

export const PROGRAMME_PAGES: readonly Page[] = [
  {
    ...{ path: 'programme', rooms, roles, nav: 'programme', firstFor: ['programme-manager'] },
    load: async () => ({ Page: (await import('./programme-page.tsx')).ProgrammePage }),
  },
  {
    ...{ path: 'programme/report', rooms, roles },
    load: async () => ({ Page: (await import('./report-page.tsx')).ReportPage }),
  },
];
