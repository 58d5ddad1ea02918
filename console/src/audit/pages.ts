import type { Page } from '../app/page.ts';

/** Entries name codes of all these. */
const rooms = [
  ...['audit', 'executions', 'cases', 'desk', 'lists'],
  ...['documents', 'appointments', 'copies', 'figures', 'sponsors', 'webhooks', 'clients'],
];
const roles = ['auditor', 'supervisor'] as const;

export const AUDIT_PAGES: readonly Page[] = [
  {
    path: 'audit',
    rooms,
    roles,
    nav: 'audit',
    load: async () => ({ Page: (await import('./audit-page.tsx')).AuditPage }),
  },
  {
    path: 'audit/cases/:caseId',
    rooms,
    roles,
    load: async () => ({ Page: (await import('./case-audit-page.tsx')).CaseAuditPage }),
  },
  {
    path: 'audit/sponsors/:sponsorId',
    rooms,
    roles,
    load: async () => ({ Page: (await import('./sponsor-audit-page.tsx')).SponsorAuditPage }),
  },
];
