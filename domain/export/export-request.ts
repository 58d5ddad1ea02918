import * as z from 'zod';
import { OfficeSchema } from '../kernel/actor.ts';
import { InstantSchema } from '../kernel/calendar.ts';
import { RULES } from '../kernel/rules.ts';
import { ProgrammeSchema } from '../policy/policy.ts';
import { ReasonCodeSchema } from '../work-item/kind.ts';

/** The public key that an export is encrypted to; only the holder of the secret key can read it. */
export const RecipientSchema = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/, RULES['age-recipient']);

/** What is exported: an office's cases and sponsors, a programme's cases, or an office's cases of a programme. */
export const ExportScopeSchema = z.object({
  office: OfficeSchema.optional(),
  programme: ProgrammeSchema.optional(),
});
export type ExportScope = z.infer<typeof ExportScopeSchema>;

/**
 * A full export that one administrator asked for. Nothing leaves before a second person approved it; then whoever asked
 * may download it until it expires.
 */
export const ExportRequestSchema = z.object({
  type: z.literal('export-request'),
  schema: z.literal(1),
  id: z.string(),
  version: z.int().positive(),
  ...ExportScopeSchema.shape,
  recipient: RecipientSchema,
  reasonCode: ReasonCodeSchema,
  status: z.enum(['asked', 'approved', 'refused']),
  askedBy: z.string(),
  askedAt: InstantSchema,
  decidedBy: z.string().optional(),
  decidedAt: InstantSchema.optional(),
  /** The end of the download, of an approved one. */
  until: InstantSchema.optional(),
  audit: z.object({ seq: z.int(), hash: z.string() }),
});
export type ExportRequest = z.infer<typeof ExportRequestSchema>;

declare module '../case/entities.ts' {
  interface Entities {
    'export-request': ExportRequest;
  }
}
