import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';

/** What a person asked their office on their page: a question, or for a copy of their data. */
export const PersonMessageSchema = z.object({
  type: z.literal('person-message'),
  schema: z.literal(1),
  id: z.string(),
  caseId: z.string(),
  personId: z.string(),
  pageId: z.string(),
  kind: z.enum(['question', 'copy']),
  text: personal(z.string().max(4000)),
  at: InstantSchema,
  answer: personal(z.string().max(4000)).optional(),
  answeredAt: InstantSchema.optional(),
});
export type PersonMessage = z.infer<typeof PersonMessageSchema>;

declare module '../case/entities.ts' {
  interface Entities {
    'person-message': PersonMessage;
  }
}
declare module '../case/case-file.ts' {
  interface CaseFile {
    /** What adults of the household asked on their pages. */
    asked: PersonMessage[];
  }
}
