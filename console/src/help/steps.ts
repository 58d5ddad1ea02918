import type { Role } from '../../../domain/kernel/actor.ts';

/** A thing to try first: `help.step.{role}.{id}`. */
export interface Step {
  readonly id: string;
  readonly path: string;
}

export const STEPS: Partial<Record<Role, readonly Step[]>> = {
  caseworker: [
    { id: 'register', path: '/cases/new' },
    { id: 'work', path: '/work' },
    { id: 'cases', path: '/cases' },
  ],
  supervisor: [
    { id: 'stuck', path: '/supervision' },
    { id: 'pressing', path: '/work?queue=pressing' },
    { id: 'operations', path: '/operations' },
  ],
  'tracing-officer': [
    { id: 'tracing', path: '/tracing' },
    { id: 'work', path: '/work' },
  ],
  'sponsorship-officer': [
    { id: 'sponsors', path: '/sponsors' },
    { id: 'placement', path: '/placement' },
  ],
  'health-staff': [
    { id: 'work', path: '/work' },
    { id: 'calendar', path: '/appointments' },
  ],
  'orientation-trainer': [
    { id: 'work', path: '/work' },
    { id: 'calendar', path: '/appointments' },
  ],
  'travel-officer': [
    { id: 'travel', path: '/travel' },
    { id: 'work', path: '/work' },
  ],
  'protection-officer': [
    { id: 'work', path: '/work' },
    { id: 'cases', path: '/cases' },
  ],
  auditor: [{ id: 'audit', path: '/audit' }],
  administrator: [
    { id: 'people', path: '/people' },
    { id: 'policy', path: '/policy' },
  ],
  'programme-manager': [
    { id: 'figures', path: '/programme' },
    { id: 'report', path: '/programme/report' },
  ],
};
