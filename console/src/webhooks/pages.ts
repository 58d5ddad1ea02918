import type { Page } from '../app/page.ts';

export const WEBHOOK_PAGES: readonly Page[] = [
  {
    path: 'clients/:clientId/webhooks',
    rooms: ['webhooks', 'clients', 'desk'],
    roles: ['administrator', 'auditor'],
    load: async () => ({ Page: (await import('./webhooks-page.tsx')).WebhooksPage }),
  },
];
