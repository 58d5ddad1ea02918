import type { Role } from '../../../domain/kernel/actor.ts';

/** Everyone who works cases. */
export const STAFF: readonly Role[] = [
  'caseworker',
  'health-staff',
  'orientation-trainer',
  'tracing-officer',
  'sponsorship-officer',
  'travel-officer',
  'protection-officer',
  'supervisor',
];
