import * as z from 'zod';
import { OfficeSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';

/**
 * Gives a person access to a case that would otherwise be closed to them. `named`: a protection officer or supervisor
 * named them. `break-glass`: they opened it in an emergency, to read only; a supervisor who is not their own reviews
 * it.
 */
export const AccessGrantSchema = z.object({
  type: z.literal('access-grant'),
  schema: z.literal(2),
  id: z.string(),
  caseId: z.string(),
  kind: z.enum(['named', 'break-glass']),
  /** The member of staff who may open the case. */
  reader: z.string(),
  /** The office where they worked at the time; absent if unknown. */
  readerOffice: OfficeSchema.optional(),
  grantedBy: z.string(),
  grantedAt: InstantSchema,
  reasonCode: z.string(),
  note: personal(z.string().max(1000)).optional(),
  until: InstantSchema.optional(),
  endedAt: InstantSchema.optional(),
});
export type AccessGrant = z.infer<typeof AccessGrantSchema>;

/** True while the grant opens the case. */
export const isGrantActive = (grant: AccessGrant, at: string): boolean =>
  grant.endedAt === undefined && (grant.until === undefined || Date.parse(at) < Date.parse(grant.until));
