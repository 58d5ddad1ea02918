import * as z from 'zod';
import { GENESIS } from '../audit/chain.ts';
import type { Actor } from '../kernel/actor.ts';
import { OfficeSchema, RoleSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { identifier } from '../kernel/identifier.ts';
import { ReasonCodeSchema } from '../work-item/kind.ts';

/** Where somebody works, and as what. */
export const PlaceSchema = z.object({
  office: OfficeSchema.optional(),
  roles: z.array(RoleSchema.exclude(['sponsor'])).max(10),
  /** The partner organisation of its staff, who belong to no office. */
  organisation: z.string().max(60).optional(),
});
export type Place = z.infer<typeof PlaceSchema>;
export type StaffRole = Place['roles'][number];

/**
 * What administrators decided about the access of one of the staff, beside the directory in which they sign in: each call
 * asks it, so that whoever is suspended, and every role that was withdrawn, is out at once.
 */
export const StaffAccessSchema = z.object({
  type: z.literal('staff-access'),
  schema: z.literal(2),
  id: z.string(),
  version: z.int().min(0),
  /** The id of the member of staff, as their token has it. */
  person: z.string().min(1).max(100),
  /** The office that they were moved to, whatever an older token says. */
  office: OfficeSchema.optional(),
  /** The partner organisation that they belong to; no token names it. */
  organisation: z.string().max(60).optional(),
  /** Roles that no token of theirs opens any more. */
  withdrawn: z.array(RoleSchema),
  suspended: z.object({ at: InstantSchema, by: z.string(), reasonCode: ReasonCodeSchema }).optional(),
  /** What one administrator wants to open for them, until a second person approves it. */
  pending: PlaceSchema.extend({ at: InstantSchema, by: z.string() }).optional(),
  audit: z.object({ seq: z.int(), hash: z.string() }),
});
export type StaffAccess = z.infer<typeof StaffAccessSchema>;

/** The id of the record about somebody, and of its chain. */
export const accessId = (person: string): string => identifier('staff', person);

/** About whom nothing was decided yet. */
export const newAccess = (person: string): StaffAccess => ({
  ...{ type: 'staff-access', schema: 2, id: accessId(person), version: 0, person, withdrawn: [] },
  audit: { seq: 0, hash: GENESIS },
});

const organisationOf = (access: StaffAccess | undefined): Pick<Actor, 'organisation'> =>
  access?.organisation === undefined ? {} : { organisation: access.organisation };

/** Whoever calls, as far as their access goes now; undefined for somebody who is suspended. */
export function asAllowed(actor: Actor, access: StaffAccess | undefined): Actor | undefined {
  if (access?.suspended) return undefined;
  const roles = actor.roles.filter((role) => access?.withdrawn.includes(role) !== true);
  // Whoever belongs to a partner organisation has no other role and no office, whatever a token says.
  if (roles.some((role) => role === 'partner-staff'))
    return { id: actor.id, kind: actor.kind, roles: ['partner-staff'], ...organisationOf(access) };
  if (!access) return actor;
  return { ...actor, roles, ...(access.office === undefined ? {} : { office: access.office }) };
}

declare module '../case/entities.ts' {
  interface Entities {
    'staff-access': StaffAccess;
  }
}
