import * as z from 'zod';
import { InstantSchema } from '../calendar.ts';

/**
 * One thing that happened, in codes and ids. `details` holds codes, numbers, dates and field names, never values of
 * personal fields.
 */
export const FactSchema = z.object({
  /** Past tense, for example `work-item.decided`. */
  act: z.string().regex(/^[a-z-]+\.[a-z-]+$/),
  subject: z.string().optional(),
  details: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
    .optional(),
});
export type Fact = z.infer<typeof FactSchema>;

/** One link of a case's audit chain: everything that one commit did. */
export const AuditEntrySchema = z.object({
  type: z.literal('audit-entry'),
  schema: z.literal(1),
  caseId: z.string(),
  seq: z.int().positive(),
  at: InstantSchema,
  actor: z.object({ id: z.string(), kind: z.enum(['staff', 'sponsor', 'platform']) }),
  command: z.string(),
  facts: z.array(FactSchema).min(1),
  prevHash: z.string(),
  hash: z.string(),
});
export type AuditEntry = z.infer<typeof AuditEntrySchema>;
