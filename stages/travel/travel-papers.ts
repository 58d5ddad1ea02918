import * as z from 'zod';
import { DateSchema } from '../../domain/kernel/calendar.ts';
import { personal } from '../../domain/kernel/personal-data.ts';
import { writtenName, writtenNumber } from '../../domain/kernel/written-text.ts';
import { TravelPaperKindSchema } from './policy.ts';

/** A paper of one traveller, as it is written down from the original. */
export const TravelPaperSchema = z.strictObject({
  kind: TravelPaperKindSchema,
  number: writtenNumber(),
  issuer: writtenName(120).optional(),
  /** The last day on which it is valid. */
  validUntil: DateSchema,
});
export type TravelPaper = z.infer<typeof TravelPaperSchema>;

/** At most so many papers are kept of one person. */
export const MAX_PAPERS = 10;

/** The papers with which one member travels; sealed, as the numbers of identity papers are. */
export const TravelPapersSchema = z.object({
  type: z.literal('travel-papers'),
  schema: z.literal(1),
  caseId: z.string(),
  personId: z.string(),
  papers: personal(
    z
      .array(
        z.object({
          kind: TravelPaperKindSchema,
          number: z.string().min(1).max(60),
          issuer: z.string().min(1).max(120).optional(),
          validUntil: DateSchema,
        }),
      )
      .max(MAX_PAPERS),
  ),
});
export type TravelPapers = z.infer<typeof TravelPapersSchema>;

declare module '../../domain/case/entities.ts' {
  interface Entities {
    'travel-papers': TravelPapers;
  }
}
declare module '../../domain/case/case-file.ts' {
  interface CaseFile {
    /** Of each member whose papers are on file. */
    travelPapers: TravelPapers[];
  }
}
