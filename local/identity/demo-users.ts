import type { Role } from '../../domain/kernel/actor.ts';
import { DEMO_NAMES } from './demo-names.ts';

/** Somebody who may sign in at the embedded host's own issuer. */
export interface DemoUser {
  readonly id: string;
  /** What people call them. */
  readonly name: string;
  readonly kind: 'staff' | 'sponsor';
  readonly roles: readonly Role[];
  readonly office: string | undefined;
}

const FIELD_OFFICES = ['amman', 'beirut', 'nairobi', 'bucharest'];
const DESTINATION_OFFICES = ['toronto', 'lyon', 'skopje'];

/** Two people for each function where one person may not decide twice. */
const FIELD_STAFF: Record<string, Role> = {
  caseworker: 'caseworker',
  caseworker2: 'caseworker',
  health: 'health-staff',
  orientation: 'orientation-trainer',
  tracing: 'tracing-officer',
  tracing2: 'tracing-officer',
  protection: 'protection-officer',
  protection2: 'protection-officer',
  travel: 'travel-officer',
  supervisor: 'supervisor',
  supervisor2: 'supervisor',
};

const DESTINATION_STAFF: Record<string, Role> = {
  caseworker: 'caseworker',
  caseworker2: 'caseworker',
  health: 'health-staff',
  orientation: 'orientation-trainer',
  sponsorship: 'sponsorship-officer',
  sponsorship2: 'sponsorship-officer',
  travel: 'travel-officer',
  protection: 'protection-officer',
  supervisor: 'supervisor',
  supervisor2: 'supervisor',
};

const staffOf = (office: string, staff: Record<string, Role>): DemoUser[] =>
  Object.entries(staff).map(([name, role], index) => ({
    id: `${name}.${office}`,
    name: DEMO_NAMES[office]?.[index] ?? name,
    kind: 'staff',
    roles: [role],
    office,
  }));

/** The staff of the demo offices, whose names are `function.office`. */
export const DEMO_USERS: readonly DemoUser[] = [
  ...FIELD_OFFICES.flatMap((office) => staffOf(office, FIELD_STAFF)),
  ...DESTINATION_OFFICES.flatMap((office) => staffOf(office, DESTINATION_STAFF)),
  {
    id: 'manager',
    name: 'Yusuf Karahan',
    kind: 'staff',
    roles: ['programme-manager'],
    office: undefined,
  },
  { id: 'auditor', name: 'Ingrid Solberg', kind: 'staff', roles: ['auditor'], office: undefined },
  { id: 'administrator', name: 'Paul Mensah', kind: 'staff', roles: ['administrator'], office: undefined },
  {
    id: 'administrator2',
    name: 'Helena Duarte',
    kind: 'staff',
    roles: ['administrator'],
    office: undefined,
  },
  // To which organisation they belong stands in their access record alone.
  { id: 'clinic.partner', name: 'Leila Nassar', kind: 'staff', roles: ['partner-staff'], office: undefined },
  {
    id: 'trainer.partner',
    name: 'Daniel Otieno',
    kind: 'staff',
    roles: ['partner-staff'],
    office: undefined,
  },
];

const byId = new Map(DEMO_USERS.map((user) => [user.id, user]));

/** The user with this name; `sponsor:ID` is the sponsor with that id. Undefined if there is none. */
export function userNamed(name: string): DemoUser | undefined {
  const sponsor = /^sponsor:([\w-]{1,100})$/.exec(name)?.[1];
  if (sponsor !== undefined)
    return { id: sponsor, name: sponsor, kind: 'sponsor', roles: ['sponsor'], office: undefined };
  return byId.get(name);
}
