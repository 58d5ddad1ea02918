import * as z from 'zod';
import { withStage } from '../../domain/case/change.ts';
import { CaseError } from '../../domain/kernel/errors.ts';
import { firstEyes, latestDecision, refuseSamePerson } from '../../domain/work-item/decisions.ts';
import { NoteSchema, ReasonCodeSchema, workItemKind } from '../../domain/work-item/kind.ts';

const FormSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve'), note: NoteSchema }),
  z.strictObject({ decision: z.literal('return'), reasonCode: ReasonCodeSchema, note: NoteSchema }),
]);

/** Four eyes on the eligibility review: nobody approves their own work; a return needs a reason. */
export const eligibilityApproval = workItemKind({
  kind: 'eligibility-approval',
  stage: 'eligibility-review',
  role: 'caseworker',
  place: 'asylum',
  form: FormSchema,
  first: (file) => firstEyes(latestDecision(file, 'eligibility-review'), 'all'),
  decide({ file, command }, form) {
    const review = latestDecision(file, 'eligibility-review');
    if (!review)
      throw new CaseError(
        'WrongState',
        'Expected a decided eligibility review before its approval, received none.',
      );
    refuseSamePerson(review, command.actor, 'An eligibility review is approved by a second person');
    if (form.decision === 'return')
      return {
        patch: {},
        writes: [],
        facts: [{ act: 'eligibility.returned', details: { reasonCode: form.reasonCode } }],
        answer: {},
      };
    const eligible = review.code !== 'not-recommended';
    const outcome = eligible ? 'recommended' : 'not-recommended';
    return {
      patch: {
        stages: withStage(file.case.stages, 'eligibility-review', 'completed', outcome, command.at),
        ...(eligible
          ? {}
          : { status: 'closing', closing: { outcome: 'not-eligible', reasonCode: 'not-recommended' } }),
      },
      writes: [],
      facts: [{ act: 'eligibility.approved', details: { outcome } }],
      answer: { outcome },
    };
  },
});
