import * as z from 'zod';
import { OfficeSchema } from '../../kernel/actor.ts';
import { InstantSchema } from '../../kernel/calendar.ts';
import { identifier } from '../../kernel/identifier.ts';
import { ReleaseDefinitionSchema } from './definition.ts';
import { CellSchema, ValuesSchema } from './table.ts';

/** The ledger of all releases of an installation: the owner of one audit chain, which every act about them continues. */
export const LEDGER_ID = identifier('ledger', 'statistics-releases');

export const ReleaseLedgerSchema = z.object({
  type: z.literal('release-ledger'),
  schema: z.literal(1),
  id: z.literal(LEDGER_ID),
  version: z.int().positive(),
  /** The number of the last release. */
  releases: z.int().min(0),
  audit: z.object({ seq: z.int(), hash: z.string() }),
});
export type ReleaseLedger = z.infer<typeof ReleaseLedgerSchema>;

const DigestSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** What left the house: the numbers as they are in the files, and what proves the files. */
export const ReleasedSchema = z.object({
  at: InstantSchema,
  /** The smallest number that may be shown. */
  k: z.int().min(11),
  values: ValuesSchema,
  cells: z.array(CellSchema),
  suppressed: z.int().min(0),
  /** The digest of the cases that were counted, with their versions. */
  population: DigestSchema,
  /** The SHA-256 of each file, and of the list of them. */
  files: z.record(z.string(), DigestSchema),
  digest: DigestSchema,
});
export type Released = z.infer<typeof ReleasedSchema>;

/**
 * Figures that somebody wants to share. They leave the house once released: at once by a supervisor for the own office,
 * otherwise by a second person.
 */
export const StatisticsReleaseSchema = z.object({
  type: z.literal('statistics-release'),
  schema: z.literal(1),
  id: z.string(),
  version: z.int().positive(),
  number: z.int().positive(),
  status: z.enum(['asked', 'released', 'refused']),
  definition: ReleaseDefinitionSchema,
  askedBy: z.string(),
  askedIn: OfficeSchema.optional(),
  askedAt: InstantSchema,
  decidedBy: z.string().optional(),
  decidedAt: InstantSchema.optional(),
  released: ReleasedSchema.optional(),
});
export type StatisticsRelease = z.infer<typeof StatisticsReleaseSchema>;

declare module '../../case/entities.ts' {
  interface Entities {
    'release-ledger': ReleaseLedger;
    'statistics-release': StatisticsRelease;
  }
}
