import * as z from 'zod';
import { OfficeSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';

/**
 * That a person may open a case which would be closed to them. `named`: a protection officer or supervisor named
 * them; `break-glass`: they opened it to read it in an emergency, which somebody else's supervisor reviews.
 */
export const AccessGrantSchema = z.object({
  type: z.literal('access-grant'),
  schema: z.literal(2),
  id: z.string(),
  caseId: z.string(),
  kind: z.enum(['named', 'break-glass']),
  /** The member of staff who may open the case. */
  reader: z.string(),
  /** Where they worked then; absent when that was not known. */
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
