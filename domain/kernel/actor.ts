import * as z from 'zod';
import { RULES } from './rules.ts';

/** What people do in Kinbridge; a person may have several roles. Work items wait in the queue of one role. */
export const RoleSchema = z.enum([
  'caseworker',
  'health-staff',
  'orientation-trainer',
  'tracing-officer',
  'sponsorship-officer',
  'travel-officer',
  'protection-officer',
  'supervisor',
  'programme-manager',
  'auditor',
  'administrator',
  'partner-staff',
  'sponsor',
]);
export type Role = z.infer<typeof RoleSchema>;

/** A short name for an office, for example `amman`. */
export const OfficeSchema = z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, RULES.office);

/** Who acts: a member of staff, a sponsor, or the platform itself. Ids are opaque, never names. */
export const ActorSchema = z.object({
  id: z.string().min(1).max(100),
  kind: z.enum(['staff', 'sponsor', 'platform']),
  roles: z.array(RoleSchema),
  office: OfficeSchema.optional(),
  /** The only programme that a partner system may touch; people have none. */
  programme: z.string().optional(),
  /** The partner organisation whose given work is all that they may touch; no token says so, their access record does. */
  organisation: z.string().optional(),
});
export type Actor = z.infer<typeof ActorSchema>;

/** True of a partner's system, which acts by its own key. */
export const isPartnerSystem = ({ id }: Pick<Actor, 'id'>): boolean => id.startsWith('client-');

/** True of the staff of a partner organisation, who see what was given to it and nothing else. */
export const isPartnerStaff = ({ roles }: Pick<Actor, 'roles'>): boolean => roles.includes('partner-staff');

export const PLATFORM: Actor = { id: 'kinbridge', kind: 'platform', roles: [] };

/** The id of a member of staff as people enter it: a single word, so that nobody enters a name instead. */
export const StaffIdSchema = z
  .string()
  .max(100)
  .regex(
    /^[a-z0-9][A-Za-z0-9]*(?:[-_.:/#@+~][A-Za-z0-9]+)*$/,
    'an id of the staff, such as caseworker.amman',
  );

/** One request to decide something: who asks, when, and an id that stays the same when the request is repeated. */
export interface Command {
  id: string;
  actor: Actor;
  at: string;
}
