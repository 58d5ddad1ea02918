import type { Page } from '../app/page.ts';

export const OPERATIONS_PAGES: readonly Page[] = [
  {
    path: 'operations',
    rooms: ['operations', 'executions', 'audit', 'lists', 'batches'],
    roles: ['supervisor'],
    nav: 'operations',
    load: async () => ({ Page: (await import('./operations-page.tsx')).OperationsPage }),
  },
];
