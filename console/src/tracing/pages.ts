import type { Role } from '../../../domain/kernel/actor.ts';
import type { Page } from '../app/page.ts';

const ROOMS = ['tracing', 'desk', 'why'];
const ROLES: readonly Role[] = ['tracing-officer', 'caseworker', 'protection-officer', 'supervisor'];

export const TRACING_PAGES: readonly Page[] = [
  {
    path: 'tracing',
    rooms: ROOMS,
    roles: ROLES,
    nav: 'tracing',
    load: async () => ({ Page: (await import('./requests-page.tsx')).RequestsPage }),
  },
  {
    path: 'tracing/:caseId/:requestId',
    rooms: ROOMS,
    roles: ROLES,
    load: async () => ({ Page: (await import('./request-page.tsx')).RequestPage }),
  },
  {
    path: 'tracing-weights',
    rooms: ROOMS,
    roles: ['tracing-officer', 'supervisor', 'administrator', 'auditor'],
    nav: 'tracing-weights',
    load: async () => ({ Page: (await import('./weights-page.tsx')).WeightsPage }),
  },
];
