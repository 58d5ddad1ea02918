import * as z from 'zod';
import { InstantSchema } from '../../domain/kernel/calendar.ts';

/** What a best-interests procedure decided for one child. */
export const BestInterestsRecordSchema = z.object({
  type: z.literal('best-interests-record'),
  schema: z.literal(1),
  caseId: z.string(),
  personId: z.string(),
  procedure: z.enum(['determination', 'assessment']),
  decision: z.enum(['in-best-interests', 'not-in-best-interests']),
  panel: z.array(z.string()),
  at: InstantSchema,
});
export type BestInterestsRecord = z.infer<typeof BestInterestsRecordSchema>;

declare module '../../domain/case/entities.ts' {
  interface Entities {
    'best-interests-record': BestInterestsRecord;
  }
}
declare module '../../domain/case/case-file.ts' {
  interface CaseFile {
    bestInterests: BestInterestsRecord[];
  }
}
