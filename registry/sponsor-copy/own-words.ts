import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import { InstantSchema, isBefore } from '../../domain/kernel/calendar.ts';
import type { Offer } from '../../stages/sponsorship/offer.ts';

/** What a sponsor itself wrote about an offer. Answers and worries are about a household: of those, only when. */
export const OwnWordsSchema = z.object({
  /** What it wrote when it declined or accepted. */
  note: z.string().optional(),
  questions: z.array(z.object({ at: InstantSchema, text: z.string(), answeredAt: InstantSchema.optional() })),
  worries: z.array(z.object({ at: InstantSchema })),
});
export type OwnWords = z.infer<typeof OwnWordsSchema>;

/** Nothing was written. */
export const NO_WORDS: OwnWords = { questions: [], worries: [] };

/** What the sponsor wrote on its pages about this offer; what staff noted for it is not in its words. */
export function ownWordsOf(
  { messages, workItems }: Pick<CaseFile, 'messages' | 'workItems'>,
  { id, sponsorId }: Pick<Offer, 'id' | 'sponsorId'>,
): OwnWords {
  const answer = workItems.find(
    ({ kind, subject, decision }) => kind === 'sponsor-offer' && subject === id && decision?.by === sponsorId,
  );
  const note = answer?.decision?.form.note;
  const written = messages
    .filter((one) => one.offerId === id)
    .sort((one, other) => (isBefore(one.at, other.at) ? -1 : 1));
  return OwnWordsSchema.parse({
    ...(typeof note === 'string' && note !== '' ? { note } : {}),
    questions: written.filter(({ kind }) => kind === 'question'),
    worries: written.filter(({ kind }) => kind === 'worry'),
  });
}
