import * as z from 'zod';
import { OfficeSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';
import { ProgrammeSchema } from '../policy/policy.ts';

/**
 * A complaint that a person made on their page, stored apart from their case and with a chain of its own: about a service,
 * which protection officers of the case's offices read, or about somebody who works for or with them, which they do not.
 */
export const ComplaintSchema = z.object({
  type: z.literal('complaint'),
  schema: z.literal(3),
  id: z.string(),
  version: z.int().positive(),
  about: z.enum(['service', 'staff']),
  /** The case and the person, by their ids; under these names no reading of it is listed with the case. */
  household: z.string(),
  complainant: z.string(),
  programme: ProgrammeSchema,
  /** The offices of the case when it was made; of one about staff also those where whoever it may be about works. */
  offices: z.array(OfficeSchema),
  text: personal(z.string().max(4000)),
  /** Of whom it is, as the person wrote it. */
  who: personal(z.string().max(200)).optional(),
  /** How the person can be reached safely. */
  reach: personal(z.string().max(200)).optional(),
  at: InstantSchema,
  /** Somebody is told again if nobody who may read it has opened it until then. */
  openBy: InstantSchema,
  openedAt: InstantSchema.optional(),
  escalatedAt: InstantSchema.optional(),
  dueAt: InstantSchema,
  /** When supervisors were told that it was opened and not settled in time. */
  lateToldAt: InstantSchema.optional(),
  status: z.enum(['open', 'settled']),
  outcome: z
    .object({
      by: z.string(),
      at: InstantSchema,
      code: z.enum(['resolved', 'referred', 'not-founded']),
      note: personal(z.string().max(4000)),
    })
    .optional(),
  /** Everything that names anybody was erased then. */
  erasedAt: InstantSchema.optional(),
  audit: z.object({ seq: z.int(), hash: z.string() }),
});
export type Complaint = z.infer<typeof ComplaintSchema>;

declare module '../case/entities.ts' {
  interface Entities {
    complaint: Complaint;
  }
}
