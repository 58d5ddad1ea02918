import type { Role } from '../../../domain/kernel/actor.ts';
import type { Page } from '../app/page.ts';

const ROOMS = ['sponsors', 'desk', 'notices'];
const ROLES: readonly Role[] = ['sponsorship-officer', 'supervisor'];

export const SPONSOR_PAGES: readonly Page[] = [
  {
    path: 'sponsors',
    rooms: [...ROOMS, 'lists'],
    roles: ROLES,
    nav: 'sponsors',
    load: async () => ({ Page: (await import('./sponsors-page.tsx')).SponsorsPage }),
  },
  {
    path: 'sponsors/new',
    rooms: ROOMS,
    roles: ROLES,
    load: async () => ({ Page: (await import('./register-page.tsx')).RegisterPage }),
  },
  {
    path: 'sponsors/import',
    rooms: ROOMS,
    roles: ROLES,
    load: async () => ({ Page: (await import('./import-page.tsx')).ImportPage }),
  },
  {
    path: 'sponsors/:sponsorId',
    rooms: [...ROOMS, 'documents', 'rights', 'cases'],
    roles: ROLES,
    load: async () => ({ Page: (await import('./sponsor-page.tsx')).SponsorPage }),
  },
];
