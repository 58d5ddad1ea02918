import type { Page } from '../app/page.ts';

const roles = ['supervisor', 'auditor'] as const;
const rooms = ['executions'];

export const EXECUTION_PAGES: readonly Page[] = [
  {
    path: 'executions/:executionId',
    rooms,
    roles,
    load: async () => ({ Page: (await import('./execution-page.tsx')).ExecutionPage }),
  },
  {
    path: 'executions/:executionId/compare',
    rooms: [...rooms, 'desk'],
    roles,
    load: async () => ({ Page: (await import('./compare-page.tsx')).ComparePage }),
  },
  {
    path: 'cases/:caseId/executions',
    rooms,
    roles,
    load: async () => ({ Page: (await import('./case-executions-page.tsx')).CaseExecutionsPage }),
  },
];
