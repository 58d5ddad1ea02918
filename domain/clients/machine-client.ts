import * as z from 'zod';
import { OfficeSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { ProgrammeSchema } from '../policy/policy.ts';
import { ReasonCodeSchema } from '../work-item/kind.ts';

/** The routes that a partner system may be allowed. Each of them keeps to the client's office and programme. */
export const MachineRouteSchema = z.enum([
  'ListCases',
  'ReadCase',
  'ReadTimeline',
  'RegisterCase',
  'StartCase',
  'RecordConsent',
  'WithdrawConsent',
  'ImportIntake',
  'ListIntakeImports',
  'UndoIntakeImport',
]);
export type MachineRoute = z.infer<typeof MachineRouteSchema>;

/** The roles that a partner system may have: nobody who supervises, protects, audits or administers. */
export const MachineRoleSchema = z.enum([
  'caseworker',
  'health-staff',
  'orientation-trainer',
  'sponsorship-officer',
  'travel-officer',
]);

/** A key of a client. The key itself is shown once, when it is made, and stored nowhere. */
export const ClientKeySchema = z.object({
  /** SHA-256 of the secret, in hexadecimal digits. */
  hash: z.string(),
  /** Its last characters, by which people tell keys apart. */
  hint: z.string(),
  issuedAt: InstantSchema,
  issuedBy: z.string(),
  expiresAt: InstantSchema,
});
export type ClientKey = z.infer<typeof ClientKeySchema>;

/** A partner's system that calls the API by itself, within an office and, if it says so, a programme. */
export const MachineClientSchema = z.object({
  type: z.literal('machine-client'),
  schema: z.literal(2),
  id: z.string(),
  version: z.int().positive(),
  /** The name of the system, such as `unhcr-progres`; never a person's. */
  name: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/),
  office: OfficeSchema,
  programme: ProgrammeSchema.optional(),
  role: MachineRoleSchema,
  routes: z.array(MachineRouteSchema).min(1),
  /** The newest first; the one before it stays valid for a while, so that the other side can change over. */
  keys: z.array(ClientKeySchema),
  createdAt: InstantSchema,
  createdBy: z.string(),
  revokedAt: InstantSchema.optional(),
  revokedBy: z.string().optional(),
  reasonCode: ReasonCodeSchema.optional(),
  audit: z.object({ seq: z.int(), hash: z.string() }),
});
export type MachineClient = z.infer<typeof MachineClientSchema>;

export const isClientId = (id: string): boolean => id.startsWith('client-');

declare module '../case/entities.ts' {
  interface Entities {
    'machine-client': MachineClient;
  }
}
