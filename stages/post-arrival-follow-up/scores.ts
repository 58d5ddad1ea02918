import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';

/** What was scored for a person, or for the household, from 1 (crisis) to 5 (thriving), by dimension. */
export const ScoresSchema = z.strictObject({
  whom: z.string().max(80),
  scores: z.record(z.string(), z.int().min(1).max(5)),
});
export type Scores = z.infer<typeof ScoresSchema>[];

/** What a visit scored: it is stored once, with the decision that recorded the visit; nothing before it was made. */
export function scoresAt({ workItems }: Pick<CaseFile, 'workItems'>, visitId: string): Scores {
  const made = workItems.findLast(
    ({ kind, subject, decision }) =>
      kind === 'follow-up-visit' && subject === visitId && decision?.code === 'completed',
  );
  return z.array(ScoresSchema).safeParse(made?.decision?.form.scores).data ?? [];
}

/** The dimensions that scored below the threshold for anybody, and for whom, in the order of the policy. */
export const lowOf = (
  { policy: { followUp } }: Pick<CaseFile, 'policy'>,
  scores: Scores,
): { dimension: string; whom: string[] }[] =>
  followUp.dimensions
    .map((dimension) => ({
      dimension,
      whom: scores
        .filter(({ scores: of }) => (of[dimension] ?? followUp.threshold) < followUp.threshold)
        .map(({ whom }) => whom),
    }))
    .filter(({ whom }) => whom.length > 0);
