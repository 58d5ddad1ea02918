import * as z from 'zod';
import type { CaseFile } from '../../domain/case/case-file.ts';
import type { Change } from '../../domain/case/change.ts';
import type { DecisionContext, Prepared } from '../../domain/work-item/kind.ts';
import { NoteSchema, workItemKind } from '../../domain/work-item/kind.ts';
import { lowOf, scoresAt } from './scores.ts';

const actionForm = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('resolved'), note: NoteSchema }),
  z.strictObject({ decision: z.literal('referred'), to: z.string().max(60), note: NoteSchema }),
]);
const settle = ({ item }: DecisionContext, form: z.infer<typeof actionForm>): Change => ({
  patch: {},
  writes: [],
  facts: [
    { act: 'follow-up-action.settled', subject: item.subject ?? '', details: { decision: form.decision } },
  ],
  answer: {},
});

/** Whom an action is for: those who scored low at its visit. */
function whoScoredLow(file: CaseFile, subject: string): Prepared {
  const [visitId = '', dimension] = subject.split('/');
  const whom = lowOf(file, scoresAt(file, visitId)).find((low) => low.dimension === dimension)?.whom;
  return whom ? { context: { dimension, scoredLow: whom } } : {};
}

/** The action for a dimension that scored below the threshold, for those for whom it did. */
export const followUpAction = workItemKind({
  kind: 'follow-up-action',
  stage: 'post-arrival-follow-up',
  role: 'caseworker',
  place: 'destination',
  form: actionForm,
  prepare: whoScoredLow,
  decide: settle,
});

/** A protection concern found after arrival: a protection officer acts on the same day. */
export const protectionConcern = workItemKind({
  kind: 'protection-concern',
  stage: 'post-arrival-follow-up',
  role: 'protection-officer',
  place: 'destination',
  form: actionForm,
  decide: settle,
});
