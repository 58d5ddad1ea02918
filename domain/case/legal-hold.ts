import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';

/** Who ordered that data is kept. */
export const HoldAuthoritySchema = z.enum(['court', 'prosecutor', 'police', 'oversight-body', 'own-inquiry']);

/** An order to keep everything about a case or sponsor: until it is lifted nothing of it is erased. */
export const LegalHoldSchema = z.object({
  type: z.literal('legal-hold'),
  schema: z.literal(1),
  id: z.string(),
  /** The case or sponsor. */
  caseId: z.string(),
  reasonCode: z.string(),
  authority: HoldAuthoritySchema,
  /** The number of the order, as written on it. */
  reference: personal(z.string().trim().min(1).max(200)),
  note: personal(z.string().max(4000)).optional(),
  setBy: z.string(),
  setAt: InstantSchema,
  lifted: z.object({ by: z.string(), at: InstantSchema, reasonCode: z.string() }).optional(),
});
export type LegalHold = z.infer<typeof LegalHoldSchema>;

/** The holds that still stand. */
export const standingHolds = (holds: readonly LegalHold[]): LegalHold[] =>
  holds.filter(({ lifted }) => lifted === undefined);

declare module './entities.ts' {
  interface Entities {
    'legal-hold': LegalHold;
  }
}
declare module './case-file.ts' {
  interface CaseFile {
    holds: LegalHold[];
  }
}
