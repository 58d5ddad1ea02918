import * as z from 'zod';
import { InstantSchema } from '../kernel/calendar.ts';
import { personal } from '../kernel/personal-data.ts';

/** What a worry can be about; safety goes to a protection officer on the same day. */
export const WorryTopicSchema = z.enum([
  'safety',
  'health',
  'housing',
  'money',
  'school',
  'relation',
  'other',
]);
export type WorryTopic = z.infer<typeof WorryTopicSchema>;

/** What a sponsor wrote on one of its pages: a question about an offer, or a worry after accepting one. */
export const SponsorMessageSchema = z.object({
  type: z.literal('sponsor-message'),
  schema: z.literal(1),
  id: z.string(),
  caseId: z.string(),
  offerId: z.string(),
  sponsorId: z.string(),
  kind: z.enum(['question', 'worry']),
  topic: WorryTopicSchema.optional(),
  text: personal(z.string().max(4000)),
  at: InstantSchema,
  answer: personal(z.string().max(4000)).optional(),
  answeredAt: InstantSchema.optional(),
});
export type SponsorMessage = z.infer<typeof SponsorMessageSchema>;

declare module '../case/entities.ts' {
  interface Entities {
    'sponsor-message': SponsorMessage;
  }
}
declare module '../case/case-file.ts' {
  interface CaseFile {
    /** What sponsors wrote about the case. */
    messages: SponsorMessage[];
  }
}
