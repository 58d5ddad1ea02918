import type { FieldClass } from '../domain/case/field-class.ts';
import type { Role } from '../domain/kernel/actor.ts';

/**
 * How far a role's access extends on a route: cases of the person's own office (of asylum or destination), cases of
 * every office, for a sponsor what that sponsor was asked, or for partner staff what their organisation was given.
 */
export type AccessScope = 'own-office' | 'all-offices' | 'own-offers' | 'given-work';

/** Who may call a route, and how far each role's access extends there. */
export type Grants = Readonly<Partial<Record<Role, AccessScope>>>;

/** Roles that may call a route for cases of their own office. */
export const own = (...roles: Role[]): Grants =>
  Object.fromEntries(roles.map((role) => [role, 'own-office']));

/** The roles of everybody who works on cases. */
export const STAFF_ROLES: readonly Role[] = [
  'caseworker',
  'health-staff',
  'orientation-trainer',
  'tracing-officer',
  'sponsorship-officer',
  'travel-officer',
  'protection-officer',
  'supervisor',
];
export const STAFF = own(...STAFF_ROLES);
/** The same roles, reaching every office. */
export const STAFF_OF_ALL_OFFICES: Grants = Object.fromEntries(
  Object.keys(STAFF).map((role) => [role, 'all-offices']),
);
export const CASEWORK = own('caseworker', 'supervisor');
export const SUPERVISION = own('supervisor');
export const SUPERVISION_AND_PROTECTION = own('supervisor', 'protection-officer');
export const SPONSORSHIP = own('sponsorship-officer', 'supervisor');
export const OWN_OFFERS: Grants = { sponsor: 'own-offers' };
/** Staff of partner organisations, for work that was given to their organisation. */
export const PARTNERS: Grants = { 'partner-staff': 'given-work' };
export const AUDITOR: Grants = { auditor: 'all-offices' };
/** Who plans for programmes: figures of every office, and the households behind them. */
export const MANAGEMENT: Grants = { 'programme-manager': 'all-offices' };
export const ADMINISTRATOR: Grants = { administrator: 'all-offices' };

/** The classes of personal data that a role sees, on any route. */
export const SEES: Readonly<Record<Role, readonly FieldClass[]>> = {
  caseworker: ['identity', 'health', 'protection', 'contact'],
  'health-staff': ['identity', 'health'],
  'orientation-trainer': ['identity'],
  'tracing-officer': ['identity'],
  'sponsorship-officer': ['identity', 'contact'],
  'travel-officer': ['identity', 'health', 'contact'],
  'protection-officer': ['identity', 'health', 'protection'],
  supervisor: ['identity', 'health', 'protection', 'contact'],
  'programme-manager': ['identity'],
  auditor: [],
  administrator: [],
  'partner-staff': ['identity', 'health'],
  sponsor: [],
};

/** What a person may do on a route. */
export interface Grant {
  readonly reach: AccessScope;
  readonly sees: readonly FieldClass[];
}

const FURTHEST: readonly AccessScope[] = ['all-offices', 'own-office', 'own-offers', 'given-work'];

/** A route, or what of it says who may call it. */
export interface Callable {
  readonly grants?: Grants;
}

/**
 * The grant of a person with these roles on a route; undefined if none of them may call it. Only roles that may call
 * the route count, so that nobody sees a class of data here through an unrelated role.
 */
export function grantOf({ grants = {} }: Callable, roles: readonly Role[]): Grant | undefined {
  const calling = roles.filter((role) => grants[role] !== undefined);
  const reach = FURTHEST.find((candidate) => calling.some((role) => grants[role] === candidate));
  if (!reach) return undefined;
  return { reach, sees: [...new Set(calling.flatMap((role) => SEES[role]))] };
}

/** The roles that may call a route. */
export const rolesOf = ({ grants = {} }: Callable): Role[] => Object.keys(grants) as Role[];
