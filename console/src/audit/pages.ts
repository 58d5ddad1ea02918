import type { Page } from '../app/page.ts';

const roles = ['auditor', 'supervisor'] as const;

export const AUDIT_PAGES: readonly Page[] = [
  {
    path: 'audit',
    rooms: ['audit', 'executions', 'cases', 'desk', 'lists'],
    roles,
    nav: 'audit',
    load: async () => ({ Page: (await import('./audit-page.tsx')).AuditPage }),
  },
  {
    path: 'audit/cases/:caseId',
    rooms: ['audit', 'executions', 'cases', 'desk'],
    roles,
    load: async () => ({ Page: (await import('./case-audit-page.tsx')).CaseAuditPage }),
  },
  {
    path: 'audit/sponsors/:sponsorId',
    rooms: ['audit', 'executions', 'cases', 'sponsors', 'desk'],
    roles,
    load: async () => ({ Page: (await import('./sponsor-audit-page.tsx')).SponsorAuditPage }),
  },
];
