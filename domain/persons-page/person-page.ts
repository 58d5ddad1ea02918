import * as z from 'zod';
import { DateSchema, InstantSchema } from '../kernel/calendar.ts';
import { NoticeLanguageSchema } from '../notices/languages.ts';

/**
 * The page of one adult of a household: what its link opens once the code was given, until it ends or is revoked. Link
 * and code are not stored; both follow from this record and the key of the links.
 */
export const PersonPageSchema = z.object({
  type: z.literal('person-page'),
  schema: z.literal(1),
  id: z.string(),
  caseId: z.string(),
  /** Whose page it is; it shows nobody else's data. */
  personId: z.string(),
  language: NoticeLanguageSchema,
  issuedAt: InstantSchema,
  issuedBy: z.string(),
  until: InstantSchema,
  /** Handed to the person with nobody beside them, which is asked for where somebody may be at risk. */
  alone: z.boolean(),
  lastSeenOn: DateSchema.optional(),
  revoked: z.object({ at: InstantSchema, by: z.string(), reasonCode: z.string() }).optional(),
});
export type PersonPage = z.infer<typeof PersonPageSchema>;

declare module '../case/entities.ts' {
  interface Entities {
    'person-page': PersonPage;
  }
}
declare module '../case/case-file.ts' {
  interface CaseFile {
    /** Pages that were issued to adults of the household, with those that were revoked. */
    pages: PersonPage[];
  }
}
