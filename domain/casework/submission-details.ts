import * as z from 'zod';
import { SubmissionCategorySchema } from '../case/case.ts';
import type { CaseFile } from '../case/case-file.ts';
import type { Change } from '../case/change.ts';
import { OfficeSchema } from '../kernel/actor.ts';
import { STAGES } from '../kernel/catalogue.ts';
import { invalid } from '../kernel/invalid-input.ts';
import { rule } from '../kernel/rules.ts';
import type { StageName } from '../policy/stage-name.ts';
import { StageNameSchema } from '../policy/stage-name.ts';
import type { Prepared } from '../work-item/kind.ts';
import { NoteSchema, workItemKind } from '../work-item/kind.ts';

/** Work that asks for what a registration left open, and the stage that needs it. */
export interface Asked {
  readonly kind: 'submission-categories' | 'destination-office';
  readonly stage: StageName;
}

type Asking = Pick<CaseFile, 'case' | 'policy'>;

/** Categories are of programmes whose policy asks for them: submissions for resettlement. */
const isOpen = (
  { case: { primaryCategory, secondaryCategory, destinationOffice }, policy }: Asking,
  asked: 'categories' | 'destination-office',
): boolean =>
  asked === 'categories'
    ? policy.eligibility.categories && (primaryCategory === undefined || secondaryCategory === undefined)
    : destinationOffice === undefined;

/** What is asked for before the first of these stages that needs something open; undefined if none does. */
export function askedBefore(file: Asking, stages: readonly StageName[]): Asked | undefined {
  for (const stage of stages)
    for (const asked of STAGES[stage].asks)
      if (isOpen(file, asked))
        return { kind: asked === 'categories' ? 'submission-categories' : asked, stage };
  return undefined;
}

/** The item belongs to the stage that waits for it. */
const preparedFor = (_file: CaseFile, subject: string): Prepared => {
  const stage = StageNameSchema.safeParse(subject);
  return stage.success ? { stage: stage.data } : {};
};

const changed = (details: Record<string, string> & Change['patch'], act: string): Change => ({
  patch: details,
  writes: [],
  facts: [{ act, details }],
  answer: {},
});

/** The categories of a submission that was registered without. */
export const submissionCategories = workItemKind({
  kind: 'submission-categories',
  stage: 'eligibility-review',
  role: 'caseworker',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('set'),
      primaryCategory: SubmissionCategorySchema,
      secondaryCategory: SubmissionCategorySchema,
      note: NoteSchema,
    }),
  ]),
  prepare: preparedFor,
  decide(_context, { primaryCategory, secondaryCategory }): Change {
    if (primaryCategory === secondaryCategory)
      throw invalid('secondaryCategory', rule('differs-from-primary'), primaryCategory);
    return changed({ primaryCategory, secondaryCategory }, 'submission.categories-set');
  },
});

/** The office that will receive a household that was registered without one. */
export const destinationOffice = workItemKind({
  kind: 'destination-office',
  stage: 'state-decision',
  role: 'caseworker',
  place: 'asylum',
  form: z.discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('set'), destinationOffice: OfficeSchema, note: NoteSchema }),
  ]),
  prepare: preparedFor,
  decide: (_context, form): Change =>
    changed({ destinationOffice: form.destinationOffice }, 'submission.destination-set'),
});
