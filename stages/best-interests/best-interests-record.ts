import * as z from 'zod';
import { InstantSchema } from '../../domain/kernel/calendar.ts';
import { personal } from '../../domain/kernel/personal-data.ts';

const text = (most: number) => personal(z.string().trim().min(1).max(most));

/** Whether the child was heard, or why not. A child of the policy's age is heard or has said that they do not wish to be. */
export const ChildHeardSchema = z.enum(['heard', 'did-not-wish', 'too-young', 'not-reached']);
/** Who speaks for the child in the procedure. */
export const RepresentativeKindSchema = z.enum([
  'parent',
  'legal-guardian',
  'appointed-representative',
  'nobody',
]);
/** The solutions that are weighed against one another for a child. */
export const BestInterestsOptionSchema = z.enum([
  'resettlement',
  'family-reunification',
  'stay-in-present-care',
  'alternative-care',
  'local-integration',
  'return-to-origin',
]);

/** What a report of the procedure says besides its decision (UNHCR Best Interests Procedure Guidelines 2021). */
export const BestInterestsReportSchema = z.object({
  childHeard: ChildHeardSchema,
  viewsOfChild: text(2000).optional(),
  representativeKind: RepresentativeKindSchema,
  representative: text(200).optional(),
  options: z.array(BestInterestsOptionSchema).min(1),
  reasons: text(4000),
  /** What members of the panel thought who did not agree. */
  dissent: text(2000).optional(),
  /** Whether the child may go on apart from the adults of the household; nobody parts it if this is not said. */
  mayBeParted: z.boolean().optional(),
});

/** What a best-interests procedure decided for one child; records of before schema 2 have no report. */
export const BestInterestsRecordSchema = z.object({
  type: z.literal('best-interests-record'),
  schema: z.literal(3),
  caseId: z.string(),
  personId: z.string(),
  procedure: z.enum(['determination', 'assessment']),
  decision: z.enum(['in-best-interests', 'not-in-best-interests']),
  panel: z.array(z.string()),
  ...BestInterestsReportSchema.partial().shape,
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
